package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** DCS is down, slow or talks nonsense, and the answer is not in the near cache. */
@ExtendWith(Running.class)
final class OutageIT {

  @Test
  void dcs_is_down_and_a_teacher_is_told_to_try_again(Client anybody, Dcs dcs) {
    try (dcs) {
      dcs.down();

      unavailable(anybody.get("/api/v1/publishers/2/logo"));
    }
  }

  @Test
  void dcs_answers_nothing_but_errors(Client anybody, Dcs dcs) {
    try (dcs) {
      dcs.answers(502);

      unavailable(anybody.get("/api/v1/books/5/cover"));
    }
  }

  private static void unavailable(Client.Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(Integer.parseInt(reply.header("retry-after"))).isPositive();
    assertThat(reply.problem()).isNotBlank();
    assertThat(reply.text()).doesNotContainIgnoringCase("exception").doesNotContain("127.0.0.1");
  }
}
