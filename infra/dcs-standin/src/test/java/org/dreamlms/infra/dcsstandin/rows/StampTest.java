package org.dreamlms.infra.dcsstandin.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StampTest {
  @Test
  void the_fraction_has_six_digits_or_none() {
    assertThat(Stamp.zulu(Instant.parse("2026-01-15T09:30:00.25Z")))
        .isEqualTo("2026-01-15T09:30:00.250000Z");
    assertThat(Stamp.zulu(Instant.parse("2026-01-15T09:30:00Z"))).isEqualTo("2026-01-15T09:30:00Z");
    assertThat(Stamp.offset(Instant.parse("2026-01-15T09:30:00.000001Z")))
        .isEqualTo("2026-01-15T09:30:00.000001+00:00");
  }
}
