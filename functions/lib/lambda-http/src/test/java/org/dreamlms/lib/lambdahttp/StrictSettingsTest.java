package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("LO4")
final class StrictSettingsTest {
  private static final Map<String, String> WANTED = Map.of("SCHOOL_BELL_TEST", "true");

  enum Tone {
    HIGH,
    LOW
  }

  @ConfigurationProperties("school.bell")
  @Requires(property = "school.bell.test", value = "true")
  record BellSettings(
      @Nullable String test,
      @Bindable(defaultValue = "3s") Duration howLong,
      @Bindable(defaultValue = "2") int times,
      @Bindable(defaultValue = "true") boolean loud,
      @Bindable(defaultValue = "HIGH") Tone tone) {}

  @Test
  void what_is_set_rightly_is_taken_and_blank_is_unset() {
    Map<String, String> variables =
        Map.of(
            "SCHOOL_BELL_TEST", "true",
            "SCHOOL_BELL_HOW_LONG", " ",
            "SCHOOL_BELL_TIMES", "4",
            "SCHOOL_BELL_LOUD", "No",
            "SCHOOL_BELL_TONE", "low",
            "SCHOOL_HOUSE", "red");
    try (ApplicationContext context = Start.with(variables)) {
      assertThat(context.getBean(BellSettings.class))
          .isEqualTo(new BellSettings("true", Duration.ofSeconds(3), 4, false, Tone.LOW));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SCHOOL_BELL_HOW_LONG, soon,  Duration",
    "SCHOOL_BELL_TIMES,    s3cret, int",
    "SCHOOL_BELL_LOUD,     maybe, boolean",
    "SCHOOL_BELL_TONE,     flat,  Tone"
  })
  void junk_stops_the_start_and_is_named_without_its_value(String name, String value, String kind) {
    assertThat(Start.refusal(WANTED, name, value))
        .isEqualTo(name + " is set to something that is no " + kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCHOOL_BELL_HOWLONG", "SCHOOL_BELL_TIME", "school.bell.how-loud"})
  void a_setting_that_nothing_reads_stops_the_start_and_the_known_ones_are_told(String name) {
    assertThat(Start.refusal(WANTED, name, "s3cret"))
        .startsWith(name.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT))
        .endsWith(
            " is no setting. Known are SCHOOL_BELL_HOW_LONG, SCHOOL_BELL_LOUD, SCHOOL_BELL_TEST,"
                + " SCHOOL_BELL_TIMES, SCHOOL_BELL_TONE");
  }
}
