package org.dreamlms.lib.hybridcache;

import java.util.Locale;

/**
 * Prints what share of the reads of {@link ChurnTest} the tiers answer, for infra/bench. A count on
 * a virtual clock: the same on each machine.
 */
final class ChurnRace {
  private static final long SEED = 7;

  private ChurnRace() {}

  /** Argument: how many books change in a minute. */
  public static void main(String[] arguments) {
    Churn churn = new Churn(SEED, Integer.parseInt(arguments[0]));
    churn.run();
    System.out.printf(
        Locale.ROOT, "hit percent=%.2f;near percent=%.2f%n", churn.hitRate(), churn.nearRate());
  }
}
