package org.dreamlms.lib.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of the Amazon ECS developer guide. */
final class SecretArnTest {
  private static final String ARN =
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:appauth/Example_1-AbCdEf";

  @ParameterizedTest
  @CsvSource({
    "'', '', '', ''",
    ":username1::, username1, '', ''",
    ":username1, username1, '', ''",
    "::AWSPREVIOUS:, '', AWSPREVIOUS, ''",
    ":::9d4cb84b-ad69-40c0-a0ab-cead3EXAMPLE, '', '', 9d4cb84b-ad69-40c0-a0ab-cead3EXAMPLE",
    ":username1:AWSPREVIOUS:, username1, AWSPREVIOUS, ''",
    ":::, '', '', ''"
  })
  void what_follows_the_arn_names_key_label_and_version(
      String rest, String key, String stage, String version) {
    assertThat(SecretArn.of("X_ARN", ARN + rest))
        .isEqualTo(new SecretArn(ARN, key, stage, version));
  }

  @Test
  void other_partitions_and_names_without_the_six_characters_are_good() {
    String china = "arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:dream-lms/webhook";

    assertThat(SecretArn.of("X_ARN", china + ":current::").secret()).isEqualTo(china);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "larch-shared-secret-01",
        "arn:aws:ssm:us-east-1:123456789012:parameter:larch",
        "arn:aws:secretsmanager:us-east-1:12345:secret:larch",
        "arn:aws:secretsmanager:us-east-1:123456789012:secret:",
        "arn:aws:secretsmanager:us-east-1:123456789012:secret:larch:a:b:c:d",
        "arn:aws:secretsmanager:us-east-1:123456789012:secret:larch:a:AWSCURRENT:9d4cb84b"
      })
  void what_is_no_such_arn_is_refused_by_the_name_of_its_setting(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecretArn.of("X_ARN", text))
        .withMessageStartingWith("X_ARN ")
        .withMessageNotContaining("larch");
  }

  @Test
  void two_keys_of_one_version_are_of_the_same_text() {
    SecretArn current = SecretArn.of("X_ARN", ARN + ":current");

    assertThat(current.isOfSameText(SecretArn.of("X_ARN", ARN + ":previous"))).isTrue();
    assertThat(current.isOfSameText(SecretArn.of("X_ARN", ARN + ":current:AWSPREVIOUS"))).isFalse();
    assertThat(current.isOfSameText(SecretArn.of("X_ARN", ARN + "2:current"))).isFalse();
  }
}
