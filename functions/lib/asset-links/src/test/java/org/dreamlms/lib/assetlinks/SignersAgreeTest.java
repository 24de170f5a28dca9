package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dreamlms.lib.assetlinks.LinkSigner.Presentation;
import org.junit.jupiter.api.Test;

/** Our signer writes every character as the SDK's presigner does. */
class SignersAgreeTest {
  private static final Instant EXPIRY = Instant.parse("2026-12-01T00:00:00Z");
  private static final List<S3Credentials> CREDENTIALS =
      List.of(
          S3Credentials.lasting("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
          new S3Credentials("ASIA", "s/e+c=r", "token/with+all=kinds " + "x".repeat(680), EXPIRY));
  private static final List<URI> ENDPOINTS =
      List.of(
          URI.create("http://127.0.0.1:9000"),
          URI.create("https://files.school.example"),
          URI.create("https://files.school.example:8443"),
          URI.create("http://files.school.example:80"));
  private static final List<Presentation> PRESENTATIONS =
      List.of(
          Presentation.AS_STORED,
          new Presentation("image/svg+xml", null),
          new Presentation("text/vtt; charset=utf-8", "inline; filename=\"ı ş.vtt\""));
  private static final List<String> KEYS =
      List.of(
          "a.png",
          "Çınar Yayınları/books/Işık + 1/images/kapak görseli (1).png",
          "7/books/B/a+b c~d-e_f.g%20h%2Fi.png",
          "p/books/b/'!*@;,:=&$#?[]{}|\\^`\"<>.png",
          "p/books/b/😀/日本/e\u0301/．．／\u202e.png");
  private static final List<SigningWindow> WINDOWS =
      List.of(
          new SigningWindow(Instant.parse("2026-11-21T08:15:00Z"), Duration.ofHours(1)),
          new SigningWindow(Instant.parse("2026-12-31T23:59:59Z"), Duration.ofSeconds(1)),
          // The key of another day, then of the first one again.
          new SigningWindow(Instant.parse("2026-11-21T08:15:00Z"), Duration.ofMinutes(10)));

  @Test
  void both_signers_give_the_same_links_character_by_character() {
    int compared = 0;
    for (S3Credentials credentials : CREDENTIALS) {
      for (URI endpoint : ENDPOINTS) {
        for (boolean pathStyle : new boolean[] {true, false}) {
          if (!pathStyle && endpoint.getHost().startsWith("127.")) {
            continue; // The SDK has no bucket.127.0.0.1 either.
          }
          S3Target target =
              new S3Target(
                  endpoint, endpoint, "eu-central-1", pathStyle, "publishers", credentials);
          compared += compare(new DirectSigner(target), new SdkSigner(target));
        }
      }
    }
    assertThat(compared).isEqualTo(2 * 7 * 45);
  }

  private static int compare(LinkSigner direct, LinkSigner sdk) {
    int compared = 0;
    for (SigningWindow window : WINDOWS) {
      for (String key : KEYS) {
        for (Presentation presentation : PRESENTATIONS) {
          ObjectKey object = new ObjectKey(key);
          assertThat(direct.sign(object, window, presentation).toString())
              .isEqualTo(sdk.sign(object, window, presentation).toString());
          compared++;
        }
      }
    }
    return compared;
  }
}
