package org.dreamlms.infra.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CadenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(5 minutes) | 2026-11-21T10:05:30Z",
        "rate(1 day) | 2026-11-22T10:00:30Z",
        "cron(0 3 * * ? *) | 2026-11-22T03:00:00Z",
        "cron(*/15 * * * ? *) | 2026-11-21T10:15:00Z",
        "cron(1 10 * * ? *) | 2026-11-21T10:01:00Z",
        "cron(0 8 ? * MON-FRI *) | 2026-11-23T08:00:00Z",
        "cron(0 8 ? * 1 *) | 2026-11-22T08:00:00Z",
        "cron(30 23 L * ? *) | 2026-11-30T23:30:00Z",
        "cron(0 0 1 JAN ? 2028) | 2028-01-01T00:00:00Z",
        "cron(0 12 29 2 ? *) | 2028-02-29T12:00:00Z",
      })
  void the_next_time_is_the_one_of_eventbridge(String expression, Instant expected) {
    assertThat(
            Cadence.parse(expression, ZoneId.of("UTC"))
                .after(Instant.parse("2026-11-21T10:00:30Z")))
        .contains(expected);
  }

  @Test
  void hours_are_those_of_the_zone() {
    assertThat(
            Cadence.parse("cron(0 3 * * ? *)", ZoneId.of("Europe/Istanbul"))
                .after(Instant.parse("2026-11-21T10:00:30Z")))
        .contains(Instant.parse("2026-11-22T00:00:00Z"));
  }

  @Test
  void a_year_that_is_over_never_comes() {
    assertThat(
            Cadence.parse("cron(0 3 * * ? 2020)", ZoneId.of("UTC"))
                .after(Instant.parse("2026-11-21T10:00:30Z")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(0 minutes)",
        "rate(5 weeks)",
        "cron(0 3 * * *)",
        "cron(0 3 * * * *)",
        "cron(0 25 * * ? *)",
        "cron(0 3 15W * ? *)",
        "at(2026-01-01T00:00:00)"
      })
  void what_is_not_understood_is_refused(String expression) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cadence.parse(expression, ZoneId.of("UTC")));
  }
}
