package org.dreamlms.lib.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretTextTest {
  private static final String ARN =
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:dream-lms/webhook";

  @Test
  void without_a_key_the_whole_text_is_the_secret() {
    assertThat(new SecretText("larch").at(SecretArn.of("X_ARN", ARN))).contains("larch");
  }

  @Test
  void a_key_is_looked_for_at_the_top() {
    SecretText text =
        new SecretText(
            "{\"of\":{\"current\":\"no\"},\"current\":\"l\\u00e4rch\",\"previous\":null}");

    assertThat(text.at(SecretArn.of("X_ARN", ARN + ":current::"))).contains("lärch");
    assertThat(text.at("previous")).isEmpty();
    assertThat(text.at("else")).isEmpty();
    assertThat(text.toString()).doesNotContain("rch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"larch", "[\"larch\"]", "{\"larch\":", "{\"current\":[\"larch\"]}", "{larch}"})
  void what_has_no_text_there_is_said_without_saying_what_it_is(String text) {
    assertThatExceptionOfType(SecretUnusable.class)
        .isThrownBy(() -> new SecretText(text).at("current"))
        .withMessageNotContaining("larch")
        .withNoCause();
  }
}
