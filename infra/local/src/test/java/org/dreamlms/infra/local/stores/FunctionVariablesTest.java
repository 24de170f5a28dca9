package org.dreamlms.infra.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.template.LocalTemplate.Function;
import org.dreamlms.infra.local.template.LocalTemplate.Setting;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionVariablesTest {
  private static final Setting SECRET =
      new Setting("{{resolve:secretsmanager:dream-lms/x:SecretString:y}}", 12);

  @Test
  void a_function_gets_what_the_template_declares_with_this_machines_values() {
    FunctionVariables variables =
        new FunctionVariables(
            "template.yaml",
            Map.of("LMS_DATABASE_URL", "jdbc:local", "NOT_DECLARED", "x"),
            Map.of("AWS_REGION", "us-east-1"),
            Map.of("WEBHOOK_SECRET", "given"));

    assertThat(
            variables.of(
                function(
                    Map.of(
                        "LMS_DATABASE_URL", new Setting("", 10),
                        "LOG_LEVEL", new Setting("INFO", 11),
                        "WEBHOOK_SECRET", SECRET)),
                Map.of("TEST_ONLY", "1", "LOG_LEVEL", "DEBUG")))
        .isEqualTo(
            Map.of(
                "AWS_REGION", "us-east-1",
                "LMS_DATABASE_URL", "jdbc:local",
                "LOG_LEVEL", "DEBUG",
                "WEBHOOK_SECRET", "given",
                "TEST_ONLY", "1"));
  }

  @Test
  void a_secret_without_a_value_here_is_refused_with_its_line() {
    FunctionVariables variables =
        new FunctionVariables("template.yaml", Map.of(), Map.of(), Map.of());

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> variables.of(function(Map.of("API_KEY", SECRET)), Map.of()))
        .withMessage(
            "template.yaml:12: API_KEY comes from Secrets Manager on AWS and the local cloud has no"
                + " value for it. Start with the environment variable API_KEY set.");
  }

  @Test
  void a_secret_by_its_arn_is_given_as_it_is_on_this_machine() {
    Setting arn = new Setting("arn:aws:secretsmanager:us-east-1:0:secret:dream-lms/x:y::", 12);
    Function function =
        function(
            Map.of(
                "HOOK_SECRET",
                new Setting("", 11),
                "HOOK_SECRET_ARN",
                arn,
                "HOOK_SECRET_PREVIOUS_ARN",
                arn,
                "BUCKET_ARN",
                new Setting("arn:aws:s3:::bucket", 13)));

    assertThat(
            new FunctionVariables(
                    "template.yaml",
                    Map.of("HOOK_SECRET", "of this machine"),
                    Map.of(),
                    Map.of("HOOK_SECRET_PREVIOUS", "of the caller"))
                .of(function, Map.of()))
        .isEqualTo(
            Map.of(
                "HOOK_SECRET", "of this machine",
                "HOOK_SECRET_ARN", "",
                "HOOK_SECRET_PREVIOUS", "of the caller",
                "HOOK_SECRET_PREVIOUS_ARN", "",
                "BUCKET_ARN", "arn:aws:s3:::bucket"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                new FunctionVariables(
                        "template.yaml", Map.of("HOOK_SECRET", "here"), Map.of(), Map.of())
                    .of(function, Map.of()))
        .withMessageStartingWith(
            "template.yaml:12: HOOK_SECRET_PREVIOUS comes from Secrets Manager on AWS");
  }

  @Tag("LO4")
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void a_blank_secret_is_refused_like_none(String blank) {
    FunctionVariables variables =
        new FunctionVariables("template.yaml", Map.of(), Map.of(), Map.of("API_KEY", blank));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> variables.of(function(Map.of("API_KEY", SECRET)), Map.of()))
        .withMessageContaining("API_KEY");
  }

  private static Function function(Map<String, Setting> environment) {
    return new Function(
        "F",
        1,
        Path.of("/x"),
        "a.B",
        512,
        Duration.ofSeconds(3),
        environment,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        false);
  }
}
