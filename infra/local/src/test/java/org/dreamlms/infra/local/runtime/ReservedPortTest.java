package org.dreamlms.infra.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ReservedPortTest {

  @Test
  void nobody_else_gets_it_before_it_is_let_go() throws IOException {
    try (ReservedPort first = ReservedPort.take(0)) {
      assertThatIOException().isThrownBy(() -> ReservedPort.take(first.number()));

      first.close();

      try (ReservedPort second = ReservedPort.take(first.number())) {
        assertThat(second.number()).isEqualTo(first.number());
      }
    }
  }
}
