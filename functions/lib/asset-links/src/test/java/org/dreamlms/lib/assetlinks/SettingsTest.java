package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.dreamlms.infra.testkit.TickingClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final BookPrefix BOOK = new BookPrefix(7, "Publisher", "Book");
  private static final AssetPath COVER = new AssetPath("images/book_cover.png");
  private static final Map<String, String> BOOKS =
      Map.of(
          "BOOKS_S3_ENDPOINT", "http://127.0.0.1:9000",
          "BOOKS_S3_ACCESS_KEY", "books-key",
          "BOOKS_S3_SECRET_KEY", "books-secret");

  @Test
  void the_two_stores_are_independent() {
    Map<String, String> environment = new HashMap<>(BOOKS);
    environment.put("MATERIALS_S3_ENDPOINT", "http://127.0.0.1:9100");
    environment.put("MATERIALS_S3_PUBLIC_ENDPOINT", "https://files.school.example");
    environment.put("MATERIALS_S3_ACCESS_KEY", "files-key");
    environment.put("MATERIALS_S3_SECRET_KEY", "files-secret");
    environment.put("MATERIALS_S3_REGION", "eu-central-1");
    environment.put("MATERIALS_S3_PATH_STYLE", "false");

    try (ApplicationContext context = started(environment)) {
      assertThat(context.getBean(AssetLinks.class).book(BOOK, COVER).url().toString())
          .startsWith(
              "http://127.0.0.1:9000/publishers/Publisher/books/Book/images/book_cover.png?")
          .contains("books-key%2F20261121%2Fus-east-1");
      assertThat(
              context.getBean(MaterialLinks.class).material(new ObjectKey("t/1")).url().toString())
          .startsWith("https://teachers.files.school.example/t/1?")
          .contains("files-key%2F20261121%2Feu-central-1");
    }
  }

  @Test
  void both_signers_are_a_setting_and_give_the_same_link() {
    Map<String, String> sdk = new HashMap<>(BOOKS);
    sdk.put("ASSET_LINKS_SIGNER", "SDK");
    sdk.put("DCS_PUBLISHER_IN_PATH", "ID");
    Map<String, String> direct = new HashMap<>(sdk);
    direct.put("ASSET_LINKS_SIGNER", "DIRECT");

    try (ApplicationContext one = started(sdk);
        ApplicationContext other = started(direct)) {
      SignedLink link = one.getBean(AssetLinks.class).book(BOOK, COVER);
      assertThat(link).isEqualTo(other.getBean(AssetLinks.class).book(BOOK, COVER));
      assertThat(link.url().getPath()).startsWith("/publishers/7/books/Book/");
    }
  }

  @Test
  void the_names_of_the_seeds_are_accepted_and_ours_win() {
    Map<String, String> seeds =
        Map.of(
            "MINIO_ENDPOINT", "minio.school.example:9000",
            "MINIO_ACCESS_KEY", "seed-key",
            "MINIO_SECRET_KEY", "seed-secret",
            "MINIO_BUCKET_NAME", "seed-bucket");
    Map<String, String> both = new HashMap<>(seeds);
    both.put("BOOKS_S3_BUCKET", "our-bucket");
    both.put("BOOKS_S3_ACCESS_KEY", "our-key");
    both.put("BOOKS_S3_SECRET_KEY", " ");

    assertThat(target(seeds))
        .isEqualTo(
            new S3Target(
                URI.create("https://minio.school.example:9000"),
                URI.create("https://minio.school.example:9000"),
                "us-east-1",
                true,
                "seed-bucket",
                S3Credentials.lasting("seed-key", "seed-secret")));
    assertThat(target(both).bucket()).isEqualTo("our-bucket");
    assertThat(target(both).credentials())
        .isEqualTo(S3Credentials.lasting("our-key", "seed-secret"));
  }

  @Test
  void the_endpoint_of_Amazon_is_the_default() {
    assertThat(
            target(
                    Map.of(
                        "BOOKS_S3_REGION", "eu-central-1",
                        "BOOKS_S3_ACCESS_KEY", "k",
                        "BOOKS_S3_SECRET_KEY", "s",
                        "BOOKS_S3_SESSION_TOKEN", "t",
                        "BOOKS_S3_CREDENTIALS_EXPIRE_AT", "2026-11-21T20:00:00Z"))
                .credentials())
        .isEqualTo(new S3Credentials("k", "s", "t", Instant.parse("2026-11-21T20:00:00Z")));
    assertThat(target(BOOKS).publicEndpoint()).isEqualTo(target(BOOKS).endpoint());
  }

  @Tag("LO4")
  @Test
  void wrong_settings_stop_the_start_and_are_named_without_their_values() {
    assertRefused("BOOKS_S3_SECRET_KEY", " ", "BOOKS_S3_SECRET_KEY is not set.");
    assertRefused(
        "BOOKS_S3_SESSION_TOKEN",
        "t0ken",
        "Temporary credentials (with a session token) must say when they expire.");
    assertRefused(
        "BOOKS_S3_CREDENTIALS_EXPIRE_AT",
        "tomorrow",
        "BOOKS_S3_CREDENTIALS_EXPIRE_AT is no time like 2026-11-21T08:00:00Z.");
    for (String endpoint :
        new String[] {
          "http://u:p@127.0.0.1",
          "http://127.0.0.1/x",
          "ftp://127.0.0.1",
          "http://127.0.0.1?x",
          "x y"
        }) {
      assertThatThrownBy(() -> started(with("BOOKS_S3_ENDPOINT", endpoint)))
          .rootCause()
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .contains("http(s)://host[:port]")
          .doesNotContain(endpoint);
    }
    assertRefused("BOOKS_S3_BUCKET", "Not_A_Bucket", "Not a name for a bucket: Not_A_Bucket");
  }

  @Tag("LO4")
  @Test
  void no_secret_is_in_any_text() {
    Map<String, String> environment = with("BOOKS_S3_SESSION_TOKEN", "t0ken");
    environment.put("BOOKS_S3_CREDENTIALS_EXPIRE_AT", "2026-11-21T20:00:00Z");
    environment.put("MINIO_SECRET_KEY", "minio-secret");
    environment.put("MATERIALS_S3_SECRET_KEY", "files-secret");

    try (ApplicationContext context = started(environment)) {
      assertThat(
              context.getBean(BooksS3Settings.class).toString()
                  + context.getBean(MaterialsS3Settings.class)
                  + context.getBean(MinioSettings.class)
                  + target(environment))
          .doesNotContain("secret]", "books-secret", "t0ken", "minio-secret", "files-secret");
    }
  }

  private static void assertRefused(String name, String value, String message) {
    assertThatThrownBy(() -> started(with(name, value))).hasRootCauseMessage(message);
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(BOOKS);
    environment.put(name, value);
    return environment;
  }

  private static S3Target target(Map<String, String> environment) {
    try (ApplicationContext context = started(environment)) {
      return context.getBean(BooksS3Settings.class).target(context.getBean(MinioSettings.class));
    }
  }

  /** A context that sees the map as Lambda's environment variables. */
  private static ApplicationContext started(Map<String, String> environment) {
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .environmentPropertySource(false)
        .propertySources(
            PropertySource.of(
                "environment",
                new HashMap<String, Object>(environment),
                PropertyConvention.ENVIRONMENT_VARIABLE,
                PropertySource.Origin.of("the test")),
            PropertySource.of("spec", Map.of("spec.name", "SettingsTest")))
        .start();
  }

  @Factory
  @Requires(property = "spec.name", value = "SettingsTest")
  static final class Clock {
    @Singleton
    @Replaces(InstantSource.class)
    InstantSource clock() {
      return TickingClock.at("2026-11-21T08:00:00Z");
    }
  }
}
