package org.dreamlms.lib.lmsdatabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailureTest {

  @Tag("PG4")
  @ParameterizedTest
  @CsvSource({
    "08001,NOT_REACHED",
    "08006,LOST",
    "57P01,LOST",
    "57P03,NOT_REACHED",
    "25006,NOT_REACHED",
    "28P01,NOT_REACHED",
    "53300,NOT_REACHED",
    "53100,EXHAUSTED",
    "57014,EXHAUSTED",
    "40P01,CONTENDED",
    "40001,CONTENDED",
    "55P03,CONTENDED",
    "42P01,OUTDATED",
    "42703,OUTDATED",
    "23505,OTHER",
    "42601,OTHER"
  })
  void pg4_each_sqlstate_has_its_meaning(String state, Failure expected) {
    RuntimeException wrapped = new IllegalStateException(new SQLException("x", state));

    assertThat(Failure.of(wrapped)).isEqualTo(expected);
    assertThat(Failure.state(wrapped)).isEqualTo(state);
  }

  @Test
  void a_full_pool_is_not_reached_and_a_failure_without_sql_is_a_mistake_of_ours() {
    assertThat(Failure.of(new IllegalStateException(new SQLTransientConnectionException("full"))))
        .isEqualTo(Failure.NOT_REACHED);
    assertThat(Failure.of(new IllegalStateException("x"))).isEqualTo(Failure.OTHER);
    assertThat(Failure.state(new IllegalStateException("x"))).isEqualTo("none");
  }
}
