package org.dreamlms.infra.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

class S3StoreTest {
  private static final String KEY = "Yayınevi/books/Işık + 1/images/kapak görseli.png";

  @TempDir Path folder;

  @Test
  void an_object_survives_a_restart_with_the_same_folder() {
    S3Store.Settings settings = S3Store.Settings.throwAway("publishers").in(folder);
    try (S3Store store = S3Store.start(settings);
        S3Client client = S3Clients.of(store)) {
      put(client, "ışık");
    }

    try (S3Store store = S3Store.start(settings);
        S3Client client = S3Clients.of(store)) {
      assertThat(get(client)).isEqualTo("ışık");
    }
  }

  @Test
  void two_stores_in_one_process_have_their_own_keys_and_objects() {
    try (S3Store books = S3Store.start(S3Store.Settings.throwAway("publishers"));
        S3Store materials =
            S3Store.start(S3Store.Settings.throwAway("publishers").as("other", "other-secret"));
        S3Client toBooks = S3Clients.of(books);
        S3Client toMaterials = S3Clients.of(materials);
        S3Client stranger = S3Clients.at(materials.endpoint(), "other", "wrong-secret")) {
      put(toBooks, "book");

      assertThat(get(toBooks)).isEqualTo("book");
      assertThatThrownBy(() -> get(toMaterials)).isInstanceOf(NoSuchKeyException.class);
      assertThatThrownBy(() -> get(stranger))
          .isInstanceOfSatisfying(
              S3Exception.class, refused -> assertThat(refused.statusCode()).isEqualTo(403));
    }
  }

  @Tag("LO3")
  @Test
  void a_presigned_address_opens_exactly_what_was_signed_and_only_in_time() throws Exception {
    try (S3Store store = S3Store.start(S3Store.Settings.throwAway("publishers"));
        S3Client client = S3Clients.of(store);
        S3Presigner presigner = S3Clients.presigner(store)) {
      put(client, "bytes");
      String url = presign(presigner);

      assertThat(answer(url)).isEqualTo("200 bytes");
      assertThat(status(turned(url, "X-Amz-Signature="))).isEqualTo(403);
      assertThat(status(url.replace("kapak", "kapaq"))).isEqualTo(403);
      assertThat(status(url.replace("X-Amz-Expires=600", "X-Amz-Expires=6000"))).isEqualTo(403);
      assertThat(status(url.substring(0, url.indexOf('?')))).isEqualTo(403);
      assertThat(answer(presignUntil(url, Instant.now().plusSeconds(60), store)))
          .isEqualTo("200 bytes");
      assertThat(status(presignUntil(url, Instant.now().minusSeconds(60), store))).isEqualTo(403);
    }
  }

  @Tag("LO3")
  @Test
  void an_upload_has_the_signed_length_and_a_signature() throws Exception {
    try (S3Store store = S3Store.start(S3Store.Settings.throwAway("publishers"));
        S3Presigner presigner = S3Clients.presigner(store)) {
      PresignedPutObjectRequest ticket =
          presigner.presignPutObject(
              presign ->
                  presign
                      .signatureDuration(Duration.ofMinutes(10))
                      .putObjectRequest(
                          put -> put.bucket("publishers").key("upload").contentLength(5L)));
      URI url = ticket.url().toURI();

      assertThat(put(url, "longer than that")).isEqualTo(403);
      assertThat(put(URI.create(url.toString().replaceAll("\\?.*", "")), "bytes")).isEqualTo(403);
      assertThat(put(url, "bytes")).isEqualTo(200);
    }
  }

  @Tag("LO3")
  @Test
  void no_key_leaves_the_folder_of_its_bucket() throws Exception {
    try (S3Store store =
            S3Store.start(S3Store.Settings.throwAway("publishers", "private").in(folder));
        S3Client client = S3Clients.of(store)) {
      client.putObject(
          put -> put.bucket("private").key("hidden"), RequestBody.fromString("hidden"));
      for (String key :
          List.of("../private/hidden", "a/../../private/hidden", "../../../outside", "/../../o")) {
        assertThatThrownBy(() -> client.getObjectAsBytes(get -> get.bucket("publishers").key(key)))
            .as(key)
            .isInstanceOf(SdkException.class);
        assertThatThrownBy(
                () ->
                    client.putObject(
                        put -> put.bucket("publishers").key(key), RequestBody.fromString("x")))
            .as(key)
            .isInstanceOf(SdkException.class);
      }
      try (Stream<Path> files = Files.walk(folder)) {
        assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("outside", "o");
      }
      assertThat(client.getObjectAsBytes(get -> get.bucket("private").key("hidden")).asUtf8String())
          .isEqualTo("hidden");
    }
  }

  private static int put(URI url, String body) throws Exception {
    return send(HttpRequest.newBuilder(url).PUT(HttpRequest.BodyPublishers.ofString(body)).build())
        .statusCode();
  }

  @Test
  void a_browser_of_an_allowed_origin_may_read_headers_and_others_may_not() throws Exception {
    S3Store.Cors cors = S3Store.Cors.browsersOf(List.of("http://127.0.0.1:5173"));
    try (S3Store store = S3Store.start(S3Store.Settings.throwAway("publishers").with(cors));
        S3Client client = S3Clients.of(store);
        S3Presigner presigner = S3Clients.presigner(store)) {
      put(client, "bytes");
      URI url = URI.create(presign(presigner));

      HttpResponse<String> preflight = preflight(url, "http://127.0.0.1:5173");
      assertThat(preflight.statusCode()).isEqualTo(200);
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
          .contains("http://127.0.0.1:5173");
      assertThat(preflight(url, "http://127x0.0.1:5173").statusCode()).isEqualTo(403);
      HttpResponse<String> read =
          send(HttpRequest.newBuilder(url).header("Origin", "http://127.0.0.1:5173").build());
      assertThat(read.statusCode()).isEqualTo(200);
      assertThat(read.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
          .contains("ETag", "Content-Range", "Accept-Ranges", "Content-Length");
    }
  }

  private static HttpResponse<String> preflight(URI url, String origin) throws Exception {
    return send(
        HttpRequest.newBuilder(url)
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .build());
  }

  private static String turned(String url, String parameter) {
    int at = url.indexOf(parameter) + parameter.length();
    char other = url.charAt(at) == '0' ? '1' : '0';
    return url.substring(0, at) + other + url.substring(at + 1);
  }

  private static String presign(S3Presigner presigner) {
    return presigner
        .presignGetObject(
            presign ->
                presign
                    .signatureDuration(Duration.ofMinutes(10))
                    .getObjectRequest(get -> get.bucket("publishers").key(KEY)))
        .url()
        .toString();
  }

  /**
   * The older signature, because its expiry is a plain time: the SDK signs for the present only.
   */
  private static String presignUntil(String url, Instant expires, S3Store store) throws Exception {
    URI object = URI.create(url.substring(0, url.indexOf('?')));
    String toSign = "GET\n\n\n" + expires.getEpochSecond() + "\n" + object.getRawPath();
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(store.secretKey().getBytes(UTF_8), "HmacSHA1"));
    String signature = Base64.getEncoder().encodeToString(mac.doFinal(toSign.getBytes(UTF_8)));
    return "%s?AWSAccessKeyId=%s&Expires=%d&Signature=%s"
        .formatted(
            object,
            store.accessKey(),
            expires.getEpochSecond(),
            URLEncoder.encode(signature, UTF_8));
  }

  private static int status(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)).build()).statusCode();
  }

  private static String answer(String url) throws Exception {
    HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(url)).build());
    return response.statusCode() + " " + response.body();
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static void put(S3Client client, String text) {
    client.putObject(put -> put.bucket("publishers").key(KEY), RequestBody.fromString(text));
  }

  private static String get(S3Client client) {
    return client.getObjectAsBytes(get -> get.bucket("publishers").key(KEY)).asUtf8String();
  }
}
