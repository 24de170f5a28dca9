package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SigningWindowTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void a_link_counts_as_signed_at_the_start_of_its_quarter_of_an_hour() {
    assertThat(SigningWindow.at(NOON, null))
        .isEqualTo(SigningWindow.at(NOON.plusSeconds(899).plusNanos(999_999_999), null))
        .isEqualTo(new SigningWindow(NOON, Duration.ofHours(1)));
    assertThat(SigningWindow.at(NOON.plusSeconds(900), null).signedAt())
        .isEqualTo(NOON.plusSeconds(900));
  }

  @Test
  void a_link_that_is_handed_out_has_45_minutes_left_at_every_second_of_a_day() {
    for (int second = 0; second < 86_400; second++) {
      Instant now = NOON.plusSeconds(second).plusNanos(999_999_999);
      SigningWindow window = SigningWindow.at(now, null);
      assertThat(Duration.between(now, window.expiresAt())).isGreaterThan(Duration.ofMinutes(45));
      assertThat(window.signedAt()).isBeforeOrEqualTo(now);
    }
  }

  @Tag("PS8")
  @Test
  void a_link_never_outlives_the_credentials() {
    Instant now = NOON.plusMillis(61_500);

    assertThat(SigningWindow.at(now, NOON.plusSeconds(661).plusMillis(900)))
        .isEqualTo(new SigningWindow(NOON.plusSeconds(61), Duration.ofMinutes(10)));
    assertThat(SigningWindow.at(now, NOON.plusSeconds(86_400)))
        .isEqualTo(new SigningWindow(NOON.plusSeconds(61), Duration.ofHours(1)));
    assertThatThrownBy(() -> SigningWindow.at(now, NOON.plusSeconds(61)))
        .isInstanceOf(SigningKeysExpiredException.class);
    assertThatThrownBy(() -> SigningWindow.at(now, NOON))
        .isInstanceOf(SigningKeysExpiredException.class);
  }
}
