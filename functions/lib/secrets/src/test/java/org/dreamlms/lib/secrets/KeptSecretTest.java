package org.dreamlms.lib.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.dreamlms.infra.testkit.TickingClock;
import org.junit.jupiter.api.Test;

/** Over time that is ticked: when it is read, and how long it is believed. */
final class KeptSecretTest {
  private static final Duration TICK = Duration.ofMillis(1);

  private final TickingClock clock = TickingClock.at("2026-11-21T08:00:00Z");
  private final Counter unread = new SimpleMeterRegistry().counter("unread");
  private String stored = "larch-1";
  private boolean down;
  private int readings;
  private final KeptSecret<String> secret = kept(() -> stored);

  private <T> KeptSecret<T> kept(Supplier<T> reading) {
    return new KeptSecret<>(
        "X_ARN",
        () -> {
          readings++;
          if (down) {
            throw new SecretUnreadable("Secrets Manager does not give it", null);
          }
          return reading.get();
        },
        clock,
        unread);
  }

  @Test
  void it_is_read_when_it_is_first_asked_for_and_then_every_five_minutes() {
    assertThat(readings).isZero();
    assertThat(secret.now()).contains("larch-1");
    stored = "larch-2";
    clock.advance(KeptSecret.FRESH.minus(TICK));
    assertThat(secret.now()).contains("larch-1");
    assertThat(readings).isEqualTo(1);
    clock.advance(TICK);
    assertThat(secret.now()).contains("larch-2");
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void a_refusal_reads_once_and_not_again_within_a_minute_however_many_there_are() {
    assertThat(secret.now()).contains("larch-1");
    stored = "larch-2";
    clock.advance(KeptSecret.BETWEEN_REFUSALS.minus(TICK));
    assertThat(secret.anew()).contains("larch-1");
    clock.advance(TICK);
    for (int i = 0; i < 1_000; i++) {
      assertThat(secret.anew()).contains("larch-2");
    }
    assertThat(readings).isEqualTo(2);
    assertThat(secret.now()).contains("larch-2");
  }

  @Test
  void while_it_cannot_be_read_the_known_one_is_used_for_an_hour_and_attempts_are_seconds_apart() {
    assertThat(secret.now()).contains("larch-1");
    down = true;
    clock.advance(KeptSecret.FRESH);
    for (int i = 0; i < 1_000; i++) {
      assertThat(secret.now()).contains("larch-1");
    }
    assertThat(readings).isEqualTo(2);
    clock.advance(KeptSecret.AFTER_FAILURE);
    assertThat(secret.now()).contains("larch-1");
    assertThat(readings).isEqualTo(3);
    assertThat(unread.count()).isEqualTo(2);
    clock.advance(
        KeptSecret.LONGEST_UNREAD
            .minus(KeptSecret.FRESH)
            .minus(KeptSecret.AFTER_FAILURE)
            .minus(TICK));
    assertThat(secret.now()).contains("larch-1");
    clock.advance(TICK);
    assertThat(secret.now()).isEmpty();
    assertThat(secret.anew()).isEmpty();

    down = false;
    clock.advance(KeptSecret.AFTER_FAILURE);
    assertThat(secret.now()).contains("larch-1");
  }

  @Test
  void one_that_was_never_read_is_unknown_until_it_is() {
    down = true;
    for (int i = 0; i < 1_000; i++) {
      assertThat(secret.now()).isEmpty();
      assertThat(secret.anew()).isEmpty();
    }
    assertThat(readings).isEqualTo(1);
    down = false;
    clock.advance(KeptSecret.AFTER_FAILURE);
    assertThat(secret.now()).contains("larch-1");
  }

  @Test
  void who_makes_others_rely_on_it_reads_it_however_lately_it_was_read_and_gets_no_known_one() {
    assertThat(secret.now()).contains("larch-1");
    stored = "larch-2";
    assertThat(secret.freshly()).contains("larch-2");
    assertThat(secret.now()).contains("larch-2");
    stored = "larch-3";
    assertThat(secret.freshly()).contains("larch-3");
    assertThat(readings).isEqualTo(3);

    down = true;
    assertThat(secret.freshly()).isEmpty();
    assertThat(unread.count()).isEqualTo(1);
    assertThat(secret.now()).contains("larch-3");
  }

  @Test
  void one_that_is_of_no_use_does_not_take_the_place_of_a_good_one() {
    KeptSecret<String> checked = kept(this::unlessEmpty);
    assertThat(checked.now()).contains("larch-1");
    stored = "";
    clock.advance(KeptSecret.FRESH);
    assertThat(checked.now()).contains("larch-1");
    assertThat(unread.count()).isEqualTo(1);
  }

  @Test
  void what_was_checked_at_the_start_is_not_read_again_with_the_first_delivery() {
    secret.check();
    assertThat(readings).isEqualTo(1);
    assertThat(secret.now()).contains("larch-1");
    assertThat(readings).isEqualTo(1);
  }

  @Test
  void one_that_is_of_no_use_does_not_pass_the_check() {
    KeptSecret<String> checked = kept(this::unlessEmpty);
    stored = "";
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(checked::check)
        .withMessage("X_ARN must not be empty");
  }

  @Test
  void one_that_nobody_gives_passes_the_check_and_is_asked_for_again_soon() {
    down = true;
    secret.check();
    assertThat(unread.count()).isEqualTo(1);
    assertThat(secret.now()).isEmpty();
    assertThat(readings).isEqualTo(1);
    down = false;
    clock.advance(KeptSecret.AFTER_FAILURE);
    assertThat(secret.now()).contains("larch-1");
  }

  private String unlessEmpty() {
    if (stored.isEmpty()) {
      throw new IllegalArgumentException("X_ARN must not be empty");
    }
    return stored;
  }

  @Test
  void a_clock_that_is_set_back_reads_and_believes() {
    assertThat(secret.now()).contains("larch-1");
    clock.advance(Duration.ofDays(-1));
    stored = "larch-2";
    assertThat(secret.now()).contains("larch-2");
    down = true;
    clock.advance(Duration.ofDays(-1));
    assertThat(secret.now()).contains("larch-2");
  }

  @Test
  void what_is_forgotten_is_read_again_at_once() {
    assertThat(secret.now()).contains("larch-1");
    secret.forget();
    stored = "larch-2";
    assertThat(secret.now()).contains("larch-2");
    assertThat(secret.toString()).isEqualTo("KeptSecret[X_ARN]");
  }
}
