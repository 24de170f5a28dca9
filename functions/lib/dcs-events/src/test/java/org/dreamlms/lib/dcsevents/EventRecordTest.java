package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.dcsevents.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventRecordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "-300000000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59Z"
      })
  void a_record_that_was_written_with_a_time_of_no_event_has_no_lag(String time) {
    EventRecord record = done(Instant.parse(time));

    assertThat(record.timestamp()).isNull();
    assertThat(record.lag()).isNull();
  }

  @Test
  void the_lag_of_any_time_that_is_kept_is_some_milliseconds() {
    assertThat(done(Instant.EPOCH).lag()).isEqualTo(Duration.between(Instant.EPOCH, NOON));
    assertThat(done(Instant.parse("9999-12-31T23:59:59.999999999Z")).lag())
        .isNotNull()
        .satisfies(lag -> assertThat(lag.toMillis()).isNegative());
  }

  private static EventRecord done(Instant timestamp) {
    return new EventRecord(
        Samples.id("x"),
        "",
        "book.updated",
        12,
        NOON,
        timestamp,
        Verdict.ACCEPTED,
        "",
        true,
        Outcome.DONE,
        List.of("book:12"),
        17L,
        NOON,
        1);
  }
}
