package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.dreamlms.infra.testkit.S3Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3BookFilesTest extends BookFilesContract {
  private static final TimeForFiles PLENTY = () -> Duration.ofSeconds(20);

  private static S3Store store;
  private static S3Client client;
  private static S3BookFiles files;

  @BeforeAll
  static void start() {
    store = S3Store.start(S3Store.Settings.throwAway("publishers"));
    client =
        S3Client.builder()
            .endpointOverride(store.endpoint())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(store.accessKey(), store.secretKey())))
            .build();
    files = files(store.secretKey(), InstantSource.system());
  }

  @AfterAll
  static void stop() {
    files.close();
    client.close();
    store.close();
  }

  @Test
  void a_long_file_is_not_fetched_by_who_wants_none_of_it() {
    put(BOOK, "film.mp4", new byte[20 << 20]);

    for (int i = 0; i < 5; i++) {
      assertThat(piece("film.mp4", null, file -> 0).file().size()).isEqualTo(20 << 20);
      assertThat(piece("film.mp4", new ByteRange.Last(15 << 20), file -> 4096).first())
          .isEqualTo(5 << 20);
    }
  }

  @Test
  void four_mebibytes_come_byte_for_byte() {
    byte[] bytes = new byte[4 << 20];
    new Random(11).nextBytes(bytes);
    put(BOOK, "film.mp4", bytes);

    assertThat(piece("film.mp4", null, file -> 4 << 20).bytes()).isEqualTo(bytes);
  }

  @Test
  void wrong_keys_are_no_absence() {
    try (S3BookFiles wrong = files("wrong", InstantSource.system())) {
      assertThatThrownBy(() -> wrong.read(BOOK, new AssetPath("a.png"), null, file -> 1))
          .isInstanceOf(BookFilesUnavailable.class)
          .hasMessageContaining("403");
    }
  }

  @Tag("PS8")
  @Test
  void ps8_a_clock_that_is_wrong_is_told_from_a_file_that_is_absent() {
    put(BOOK, "a.png", new byte[1]);
    InstantSource late = () -> Instant.now().minus(Duration.ofHours(3));

    try (S3BookFiles skewed = files(store.secretKey(), late)) {
      assertThatThrownBy(() -> skewed.read(BOOK, new AssetPath("a.png"), null, file -> 1))
          .isInstanceOf(BookFilesUnavailable.class)
          .hasMessageContaining("clocks differ");
    }
  }

  @Override
  BookFiles files() {
    return files;
  }

  @Override
  void put(BookPrefix book, String path, byte[] bytes) {
    client.putObject(
        put ->
            put.bucket("publishers")
                .key(book.key(PublisherInPath.NAME, new AssetPath(path)).value()),
        RequestBody.fromBytes(bytes));
  }

  private static S3BookFiles files(String secretKey, InstantSource clock) {
    S3Target target =
        new S3Target(
            store.endpoint(),
            store.endpoint(),
            S3Store.REGION,
            true,
            "publishers",
            S3Credentials.lasting(store.accessKey(), secretKey));
    return new S3BookFiles(AssetLinks.to(target, PublisherInPath.NAME, clock), PLENTY, clock);
  }
}
