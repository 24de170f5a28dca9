package org.dreamlms.infra.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ErrorReasonTest {
  @Test
  void the_innermost_message_of_a_long_report_is_shown() {
    assertThat(
            ErrorReason.of(
                "{\"errorMessage\":\"Bean x could not be loaded\\n\\nMessage: X is not set\\nPath"
                    + " Taken: y\"}"))
        .isEqualTo("X is not set");
  }

  @Test
  void otherwise_the_first_line_is() {
    assertThat(ErrorReason.of("{\"errorMessage\":\"\\nboom\\nat x\"}")).isEqualTo("boom");
    assertThat(ErrorReason.of("{}")).isEqualTo("it said nothing");
  }
}
