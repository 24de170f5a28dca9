package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.dreamlms.infra.testkit.S3Store;
import org.dreamlms.lib.assetlinks.LinkSigner.Presentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What every signer must do, against two stores that check signatures. */
abstract class LinkSignerContract {
  private static final ObjectKey COVER =
      new ObjectKey("Çınar Yayınları/books/Işık + 1/images/kapak görseli (1)=&~'!*@;,.png");

  private static S3Store books;
  private static S3Store materials;
  private static HttpClient http;
  private LinkSigner signer;

  abstract LinkSigner signer(S3Target target);

  @BeforeAll
  static void start() {
    http = HttpClient.newHttpClient();
    books = S3Store.start(S3Store.Settings.throwAway("publishers").as("books", "books-secret"));
    materials = S3Store.start(S3Store.Settings.throwAway("teachers").as("files", "files-secret"));
    put(books, "publishers", COVER, "the cover");
    put(materials, "teachers", COVER, "the material");
  }

  @AfterAll
  static void stop() {
    books.close();
    materials.close();
    http.close();
  }

  @BeforeEach
  void target() {
    signer = signer(target(books, "publishers"));
  }

  @Test
  void a_link_opens_its_object() throws Exception {
    assertThat(get(link(Presentation.AS_STORED))).isEqualTo("200 the cover");
  }

  @Tag("PS2")
  @Tag("PS3")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b.png",
        "a+b.png",
        "İıŞşĞğ.png",
        "日本.png",
        "😀.png",
        "a%20b.png",
        "a%2e%2e.png",
        "~-_.png",
        "a#b?c&d=e.png",
        "e\u0301.png",
        "'()*!@;:,$[].png",
        "\"<>\\^`{|}.png"
      })
  void a_name_is_that_of_its_object_whatever_its_characters(String name) throws Exception {
    ObjectKey key = new ObjectKey("Yayınevi/books/K/" + name);
    put(books, "publishers", key, name);

    assertThat(get(signer.sign(key, now(), Presentation.AS_STORED))).isEqualTo("200 " + name);
  }

  @Tag("PS9")
  @Test
  void a_changed_character_of_signature_or_key_closes_it() throws Exception {
    String link = link(Presentation.AS_STORED).toString();

    assertThat(get(URI.create(turnedLast(link)))).startsWith("403");
    assertThat(get(URI.create(link.replace("kapak", "kapaq")))).startsWith("403");
    assertThat(get(URI.create(link.replace("X-Amz-Expires=3600", "X-Amz-Expires=7200"))))
        .startsWith("403");
    assertThat(get(URI.create(link + "&response-content-type=text%2Fhtml"))).startsWith("403");
  }

  @Test
  void a_link_works_up_to_its_last_minute_and_not_after() throws Exception {
    Instant now = Instant.now();
    Duration life = Duration.ofHours(1);

    assertThat(get(sign(new SigningWindow(now.minus(Duration.ofMinutes(59)), life))))
        .isEqualTo("200 the cover");
    assertThat(get(sign(new SigningWindow(now.minus(Duration.ofMinutes(61)), life))))
        .startsWith("403");
  }

  @Test
  void the_keys_of_one_store_open_nothing_in_the_other() throws Exception {
    LinkSigner toMaterials = signer(target(materials, "teachers"));
    URI link = toMaterials.sign(COVER, now(), Presentation.AS_STORED);
    assertThat(get(link)).isEqualTo("200 the material");

    S3Target withWrongKeys =
        new S3Target(
            materials.endpoint(),
            materials.endpoint(),
            S3Store.REGION,
            true,
            "teachers",
            S3Credentials.lasting(books.accessKey(), books.secretKey()));
    assertThat(get(signer(withWrongKeys).sign(COVER, now(), Presentation.AS_STORED)))
        .startsWith("403");
  }

  @Test
  void the_store_says_of_the_object_what_was_signed() throws Exception {
    URI link = link(new Presentation("image/svg+xml", "inline; filename=\"kapak.svg\""));

    HttpResponse<byte[]> response = send(link);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(response.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"kapak.svg\"");
  }

  @Test
  void the_public_host_and_port_are_what_is_signed() {
    S3Target target =
        new S3Target(
            books.endpoint(),
            URI.create("https://Files.School.example:443/"),
            "eu-central-1",
            true,
            "publishers",
            S3Credentials.lasting("a", "b"));

    URI link = signer(target).sign(COVER, now(), Presentation.AS_STORED);
    assertThat(link.getRawAuthority()).isEqualTo("files.school.example");
    assertThat(link.getScheme()).isEqualTo("https");
    assertThat(link.getRawQuery()).contains("%2Feu-central-1%2Fs3%2Faws4_request");
  }

  private URI link(Presentation presentation) {
    return signer.sign(COVER, now(), presentation);
  }

  private URI sign(SigningWindow window) {
    return signer.sign(COVER, window, Presentation.AS_STORED);
  }

  private static SigningWindow now() {
    return SigningWindow.at(Instant.now(), null);
  }

  private static String turnedLast(String link) {
    char other = link.endsWith("0") ? '1' : '0';
    return link.substring(0, link.length() - 1) + other;
  }

  private static S3Target target(S3Store store, String bucket) {
    return new S3Target(
        store.endpoint(),
        store.endpoint(),
        S3Store.REGION,
        true,
        bucket,
        S3Credentials.lasting(store.accessKey(), store.secretKey()));
  }

  private static String get(URI link) throws Exception {
    HttpResponse<byte[]> response = send(link);
    return response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> send(URI link) throws Exception {
    return http.send(
        HttpRequest.newBuilder(link).timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void put(S3Store store, String bucket, ObjectKey key, String text) {
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(store.endpoint())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(store.accessKey(), store.secretKey())))
            .build()) {
      client.putObject(put -> put.bucket(bucket).key(key.value()), RequestBody.fromString(text));
    }
  }
}
