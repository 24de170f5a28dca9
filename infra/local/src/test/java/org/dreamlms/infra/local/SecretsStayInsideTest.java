package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the local cloud knows and keeps to itself: nothing of it is printed, and none stands on a
 * command line, where every user of the machine may read it.
 *
 * <p>Printed by design: {@code dream-local}, the demo people's password where nobody chose one. It
 * stands in the README, opens nothing but what listens on this machine's loopback, and a deployed
 * function refuses it.
 */
@Tag("LO4")
final class SecretsStayInsideTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SECRET =
      Pattern.compile(".*(PASSWORD|SECRET|SECRET_KEY|SIGNING_KEY|SECRET_ACCESS_KEY)");

  /** As somebody who has a real DCS; nobody listens there, and nobody asks. */
  private static final Map<String, String> CALLER =
      Map.of(
          "DCS_BASE_URL", "http://127.0.0.1:9",
          "DCS_EMAIL", "lms@example.org",
          "DCS_PASSWORD", "c4nary-dcs",
          "BOOKS_S3_ENDPOINT", "http://127.0.0.1:9",
          "BOOKS_S3_ACCESS_KEY", "reader",
          "BOOKS_S3_SECRET_KEY", "c4nary-s3",
          "WEBHOOK_SECRET", "c4nary-webhook",
          "LMS_DEMO_PASSWORD", "c4nary-demo");

  @TempDir Path folder;

  @Test
  void no_secret_is_printed_or_stands_on_a_command_line() throws Exception {
    try (UpProcess up =
        UpProcess.start(
            folder, "secrets.yaml", CALLER, List.of("--port", "0", "--debug", "Echo"))) {
      request(up.ready().resolve("/echo/bare"));
      up.line("served /echo/bare");
      List<String> commands =
          Stream.concat(Stream.of(up.process().toHandle()), up.process().descendants())
              .map(process -> process.info().commandLine().orElse(""))
              .toList();
      // Of the handle: it leaves open what has been printed.
      assertThat(up.process().toHandle().destroy()).isTrue();
      String printed = up.printed();

      assertThat(printed).contains("debugger: attach to 127.0.0.1:");
      assertThat(commands)
          .anyMatch(command -> command.contains("jdwp"))
          .anyMatch(command -> command.contains("postgres"));
      assertThat(secrets()).hasSizeGreaterThanOrEqualTo(8);
      for (String secret : secrets()) {
        assertThat(printed).doesNotContain(secret);
        assertThat(commands).noneMatch(command -> command.contains(secret));
      }
    }
  }

  /** What functions were really given, the private part of the signing key, and the caller's. */
  private List<String> secrets() throws IOException {
    JsonNode variables = JSON.readTree(folder.resolve(".local/sam-env.json").toFile()).path("Echo");
    Stream<String> given =
        variables.properties().stream()
            .filter(variable -> SECRET.matcher(variable.getKey()).matches())
            .map(variable -> variable.getValue().asText());
    String privateKey =
        JSON.readTree(variables.path("ACCESS_SIGNING_KEY").asText()).path("d").asText();
    return Stream.concat(given, Stream.of(privateKey, "c4nary")).toList();
  }

  @Test
  void what_holds_secrets_does_not_show_them() {
    LocalSettings settings = LocalSettings.throwAway(folder);
    for (Map.Entry<String, String> variable : CALLER.entrySet()) {
      settings = settings.calledWith(variable.getKey(), variable.getValue());
    }
    settings = settings.withVariable("*", "WEBHOOK_SECRET", "c4nary-extra");

    assertThat(settings.toString()).doesNotContain("c4nary");
    assertThat(SamEnvironmentTest.function("F", CALLER).toString()).doesNotContain("c4nary");
  }

  @Test
  void of_the_demo_password_only_the_default_is_told() {
    assertThat(FirstSteps.logins(Map.of())).endsWith("password: dream-local");
    assertThat(FirstSteps.logins(CALLER)).endsWith("password: that of LMS_DEMO_PASSWORD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t \n"})
  void a_blank_demo_password_is_refused_and_does_not_mean_the_one_that_everybody_knows(
      String blank) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> LocalSettings.throwAway(folder).calledWith("LMS_DEMO_PASSWORD", blank))
        .withMessage("LMS_DEMO_PASSWORD is blank. Give it a value, or unset it for the default.");
  }

  @Test
  void a_secret_that_is_blank_stops_the_start_in_one_line() throws Exception {
    Map<String, String> caller = new HashMap<>(CALLER);
    caller.put("WEBHOOK_SECRET", " \t");
    try (UpProcess up = UpProcess.start(folder, "secrets.yaml", caller, List.of("--port", "0"))) {
      String printed = up.printed();

      assertThat(up.process().waitFor()).isEqualTo(2);
      assertThat(printed)
          .contains("infra/local/up: template.yaml:", "WEBHOOK_SECRET")
          .doesNotContain("c4nary", "\tat ");
    }
  }

  private static void request(URI uri) throws Exception {
    int status =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
            .statusCode();
    assertThat(status).isEqualTo(200);
  }
}
