package org.dreamlms.lib.dcsevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors are those of the DCS contract, 2.2. */
final class WebhookSignatureTest {
  private static final String SECRET = "larch-shared-secret-01";
  private static final byte[] BOOK =
      ("{\"event\":\"book.updated\",\"timestamp\":\"2026-01-15T09:30:00.250000Z\",\"data\":{\"id\":12,\"book_name\":\"River-Ünit-1\",\"book_title\":\"River"
           + " Ünit 1\",\"publisher\":\"Larch"
           + " Press\",\"language\":\"en\",\"category\":\"\",\"status\":\"published\"}}")
          .getBytes(UTF_8);
  private static final String HEX =
      "9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d67";

  private static final WebhookSignature SIGNATURE =
      new WebhookSignature(new WebhookSecrets(SECRET, null));

  @Test
  void it_is_the_one_of_the_contract() {
    assertThat(SIGNATURE.sign(BOOK)).isEqualTo("sha256=" + HEX);
    assertThat(SIGNATURE.isOf(BOOK, "sha256=" + HEX)).isTrue();
    assertThat(
            SIGNATURE.isOf(
                ("{\"event\":\"publisher.deleted\",\"timestamp\":\"2026-01-15T09:30:00Z\",\"data\":{\"id\":3,\"name\":\"Larch"
                     + " Press\",\"contact_email\":null,\"logo_url\":\"/publishers/3/logo\"}}")
                    .getBytes(UTF_8),
                "sha256=65d1f3cfec484bdff042f9f21ec2f348b73cf1261c7f3f64ad21c71e2de01fbe"))
        .isTrue();
  }

  @Test
  void dcs_is_given_the_current_secret_as_it_was_set() {
    assertThat(new WebhookSecrets("gizli-anahtar-🔑-ş", SECRET).current())
        .isEqualTo("gizli-anahtar-🔑-ş");
  }

  @Tag("WH2")
  @Test
  void wh2_digits_of_either_case_and_a_missing_prefix_are_the_same_bytes() {
    assertThat(SIGNATURE.isOf(BOOK, "sha256=" + HEX.toUpperCase(Locale.ROOT))).isTrue();
    assertThat(SIGNATURE.isOf(BOOK, HEX)).isTrue();
  }

  @Tag("WH1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sha256=",
        "sha256=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d6",
        "sha256=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d670",
        "sha256=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d6g",
        "sha256=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d66",
        "sha1=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d67",
        "SHA256=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d67",
        "sha256=sha256=9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d67",
        "sha256= 9eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d67",
        "v1,nrmzEMnNHNPcM8YarEy7v/ggksIHzMN4kCebfi1hXWc=",
        "nrmzEMnNHNPcM8YarEy7v/ggksIHzMN4kCebfi1hXWc=",
        "sha256=\uff19eb9b310c9cd1cd3dc33c61aac4cbbbff82092c207ccc37890279b7e2d615d67",
        "sha256=0000000000000000000000000000000000000000000000000000000000000000"
      })
  void wh1_whatever_is_none_is_refused(String header) {
    assertThat(SIGNATURE.isOf(BOOK, header)).isFalse();
  }

  @Tag("WH1")
  @Test
  void wh1_so_is_a_missing_one() {
    assertThat(SIGNATURE.isOf(BOOK, null)).isFalse();
  }

  @Tag("WH3")
  @Test
  void wh3_two_signatures_are_none() {
    String right = "sha256=" + HEX;
    String wrong = "sha256=" + "0".repeat(64);

    assertThat(SIGNATURE.isOf(BOOK, right + "," + wrong)).isFalse();
    assertThat(SIGNATURE.isOf(BOOK, wrong + "," + right)).isFalse();
    assertThat(SIGNATURE.isOf(BOOK, right + "," + right)).isFalse();
  }

  @Tag("WH4")
  @Test
  void wh4_while_it_is_changed_both_secrets_are_good_and_then_the_old_one_is_not() {
    String old = SIGNATURE.sign(BOOK);
    var both = new WebhookSignature(new WebhookSecrets("larch-shared-secret-02", SECRET));
    var after = new WebhookSignature(new WebhookSecrets("larch-shared-secret-02", null));

    assertThat(both.isOf(BOOK, old)).isTrue();
    assertThat(both.isOf(BOOK, after.sign(BOOK))).isTrue();
    assertThat(both.sign(BOOK)).isEqualTo(after.sign(BOOK));
    assertThat(after.isOf(BOOK, old)).isFalse();
  }

  @Tag("WH4")
  @ParameterizedTest
  @ValueSource(strings = {"", "                    ", "fifteen letters"})
  void wh4_a_secret_that_anybody_could_guess_is_refused_and_not_told(String weak) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSecrets(weak, null))
        .withMessageStartingWith("DCS_WEBHOOK_SECRET must");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSecrets(SECRET, weak))
        .withMessageStartingWith("DCS_WEBHOOK_SECRET_PREVIOUS must")
        .withMessageNotContaining("letters");
    assertThat(new WebhookSecrets("sixteen letters!", SECRET).toString())
        .doesNotContain("letters", "larch");
  }

  @Tag("WH5")
  @Test
  void wh5_any_other_body_is_refused() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String header = SIGNATURE.sign(BOOK);
    for (int i = 0; i < 2_000; i++) {
      byte[] other = BOOK.clone();
      other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(SIGNATURE.isOf(other, header)).as("seed %s, body %s", seed, i).isFalse();
    }
    String text = new String(BOOK, UTF_8);
    for (String other :
        new String[] {
          "\uFEFF" + text,
          text + "\n",
          text.replace(":", ": "),
          text.replace("Ü", "U\u0308"),
          text.replace("Ü", "\\u00dc"),
          ""
        }) {
      assertThat(SIGNATURE.isOf(other.getBytes(UTF_8), header)).isFalse();
    }
  }
}
