package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.logs.LogStyle;
import org.dreamlms.infra.local.runtime.RuntimeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionsTest {
  private static final Path ROOT = Path.of("root");

  @Test
  void without_arguments_everything_is_as_the_readme_says() {
    LocalSettings settings = Options.of(ROOT, List.of()).settings(Map.of(), true);

    assertThat(settings.template()).isEqualTo(ROOT.resolve("template.yaml"));
    assertThat(settings.data()).contains(ROOT.resolve(".local"));
    assertThat(settings.port()).isEqualTo(8000);
    assertThat(settings.environments()).isEqualTo(1);
    assertThat(settings.schedules()).isTrue();
    assertThat(settings.runtime()).isEqualTo(RuntimeKind.AUTOMATIC);
    assertThat(settings.logStyle()).isEqualTo(LogStyle.COLOURED);
  }

  @Test
  void every_option_is_understood() {
    LocalSettings settings =
        Options.of(
                ROOT,
                List.of(
                    "--port",
                    "0",
                    "--fresh",
                    "--environments",
                    "3",
                    "--warm",
                    "--debug",
                    "Users",
                    "--no-schedules",
                    "--runtime",
                    "in-process",
                    "--data",
                    "d",
                    "--template",
                    "t",
                    "--parameter",
                    "A=b=c",
                    "--json-logs"))
            .settings(Map.of(), true);

    assertThat(settings)
        .isEqualTo(
            new LocalSettings(
                Path.of("t"),
                Optional.of(Path.of("d")),
                0,
                true,
                3,
                true,
                Optional.of("Users"),
                false,
                RuntimeKind.IN_PROCESS,
                LogStyle.JSON,
                Map.of("A", "b=c"),
                Map.of(),
                Map.of(),
                settings.out(),
                settings.clock()));
  }

  @ParameterizedTest
  @CsvSource({
    "--colour, --colour is not known",
    "--port, --port needs a value",
    "--port x, --port needs a number",
    "--port 70000, --port is a number from 0 to 65535",
    "--environments 0, --environments is a number from 1 to 100",
    "--runtime php, --runtime is native or in-process",
    "--parameter x, --parameter takes NAME=VALUE"
  })
  void anything_else_is_refused(String line, String message) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> Options.of(ROOT, List.of(line.split(" ", -1))).settings(Map.of(), false))
        .withMessageStartingWith(message);
  }
}
