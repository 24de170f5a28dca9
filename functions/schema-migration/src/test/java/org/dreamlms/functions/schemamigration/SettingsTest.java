package org.dreamlms.functions.schemamigration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function that is set up wrongly does not start, and says what is wrong. */
@Tag("LO4")
final class SettingsTest {
  private static final Map<String, Object> RIGHT =
      Map.of(
          "lms.database.url", "jdbc:postgresql://127.0.0.1:1/none",
          "lms.database.user", "nobody",
          "lms.database.password", "not-a-secret-in-tests");

  @Test
  void with_what_the_template_sets_it_starts() {
    try (ApplicationContext context = ApplicationContext.run(RIGHT)) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lms.database.url, h/d, LMS_DATABASE_URL",
    "lms.database.user, ' ', LMS_DATABASE_USER",
    "lms.database.password, ' ', LMS_DATABASE_PASSWORD",
    "lms.database.pass, canary, LMS_DATABASE_PASS"
  })
  void nothing_or_a_name_that_nothing_reads_stops_the_start_and_is_named(
      String name, String value, String variable) {
    Map<String, Object> settings = new HashMap<>(RIGHT);
    settings.put(name, value);

    assertThatThrownBy(() -> ApplicationContext.run(settings).close())
        .rootCause()
        .message()
        .contains(variable)
        .doesNotContain("canary");
  }
}
