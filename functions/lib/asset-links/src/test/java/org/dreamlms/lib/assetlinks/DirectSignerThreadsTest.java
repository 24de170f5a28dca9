package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.dreamlms.lib.assetlinks.LinkSigner.Presentation;
import org.junit.jupiter.api.Test;

class DirectSignerThreadsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void threads_that_sign_for_different_days_do_not_disturb_each_other() {
    URI endpoint = URI.create("https://files.school.example");
    S3Target target =
        new S3Target(
            endpoint,
            endpoint,
            "us-east-1",
            true,
            "publishers",
            S3Credentials.lasting("key", "secret"));
    DirectSigner shared = new DirectSigner(target);

    List<URI> together =
        IntStream.range(0, 20_000).parallel().mapToObj(i -> sign(shared, i)).toList();
    DirectSigner alone = new DirectSigner(target);
    assertThat(together)
        .isEqualTo(IntStream.range(0, 20_000).mapToObj(i -> sign(alone, i)).toList());
  }

  private static URI sign(DirectSigner signer, int i) {
    SigningWindow window =
        new SigningWindow(NOON.plus(Duration.ofDays(i % 3)), Duration.ofHours(1));
    return signer.sign(new ObjectKey("p/books/b/" + i), window, Presentation.AS_STORED);
  }
}
