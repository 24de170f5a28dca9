package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each event in infra/events is one that its function takes. */
@ExtendWith(Running.class)
final class SampleEventsIT {
  private static final Path EVENTS =
      Path.of(System.getProperty("dreamlms.root", "../..")).resolve("infra/events");

  /** What answers an event that somebody has not put a token into. */
  private static final String NO_TOKEN = "Could not validate credentials";

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "cache-admin", "CacheAdmin",
          "users", "Users",
          "catalog", "Catalog",
          "schema-migration", "SchemaMigration",
          "workers-schedule", "Workers",
          "workers-events", "WorkersEvents",
          "workers-reconcile", "WorkersReconcile",
          "workers-compare", "WorkersCompare",
          "dcs-webhook", "DcsWebhook");

  @Test
  void each_event_is_answered_by_its_function(Client anybody) throws IOException {
    for (Path file : events()) {
      JsonNode answer = anybody.post("/_events/" + function(file), Files.readString(file)).json();

      if (file.getFileName().toString().startsWith("schema-migration")) {
        assertThat(answer.get("version").textValue()).as(file.toString()).isEqualTo("0001");
      } else if (file.getFileName().toString().startsWith("workers-events")) {
        assertThat(answer.get("batchItemFailures")).as(file.toString()).isEmpty();
      } else if (file.getFileName().toString().startsWith("dcs-webhook")) {
        // Nobody but DCS knows the secret of the day.
        assertThat(answer.get("statusCode").intValue()).as(file.toString()).isEqualTo(401);
      } else if (file.getFileName().toString().startsWith("workers-reconcile")) {
        assertThat(answer.get("outcome").textValue()).as(file.toString()).isEqualTo("READ");
      } else if (file.getFileName().toString().startsWith("workers-compare")) {
        assertThat(answer.get("outcome").textValue()).isIn("REMEMBERED", "COMPARED");
        assertThat(answer.get("complete").booleanValue()).as(file.toString()).isTrue();
      } else if (file.getFileName().toString().startsWith("workers")) {
        assertThat(answer.get("outcome").textValue()).as(file.toString()).isEqualTo("OFF");
      } else if (Files.readString(file).contains("paste-a-token-here")) {
        assertThat(answer.get("statusCode").intValue()).as(file.toString()).isEqualTo(403);
        assertThat(answer.get("body").textValue()).contains(NO_TOKEN);
      } else {
        assertThat(answer.get("statusCode").intValue()).as(file.toString()).isEqualTo(200);
      }
    }
  }

  @Test
  void each_function_has_an_event() throws IOException {
    assertThat(events().stream().map(SampleEventsIT::function).distinct())
        .containsExactlyInAnyOrderElementsOf(FUNCTIONS.values());
  }

  private static List<Path> events() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String function(Path file) {
    return FUNCTIONS.entrySet().stream()
        .filter(entry -> file.getFileName().toString().matches(entry.getKey() + "[-.].*"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError(file + " is named after no function"));
  }
}
