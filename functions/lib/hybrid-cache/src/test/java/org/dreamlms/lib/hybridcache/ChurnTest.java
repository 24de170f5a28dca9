package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * P11 on the production code: how many reads the tiers answer while books change, 6,122 keys by
 * Zipf's law, 200 reads a second by 40 environments with 2,000 near entries each, half an hour.
 */
final class ChurnTest {
  private static final long SEED = 7;

  /**
   * @param perMinute books that change
   * @param least of all reads, in percent, that the origin is not asked for
   * @param leastNear of all reads, in percent
   */
  @ParameterizedTest
  @CsvSource({"1, 99.5, 75", "10, 99, 70"})
  void the_tiers_answer_nearly_all(int perMinute, double least, double leastNear) {
    Churn churn = new Churn(SEED, perMinute);
    churn.run();

    System.out.println("Churn, seed " + SEED + ", " + perMinute + " events/min: " + churn);
    assertThat(churn.hitRate()).isGreaterThanOrEqualTo(least);
    assertThat(churn.nearRate()).isGreaterThanOrEqualTo(leastNear);
  }
}
