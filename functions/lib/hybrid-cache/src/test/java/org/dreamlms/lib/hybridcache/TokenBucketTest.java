package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenBucketTest {
  private final TickedPace pace = new TickedPace();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 600, 1000})
  void in_a_minute_it_gives_its_rate_and_what_it_had_saved(int perSecond) {
    TokenBucket bucket = new TokenBucket(perSecond, pace);
    int given = 0;
    for (int millis = 0; millis < 60_000; millis++) {
      while (bucket.take()) {
        given++;
      }
      pace.advance(Duration.ofMillis(1));
    }

    assertThat(given).isBetween(60 * perSecond, 61 * perSecond);
  }
}
