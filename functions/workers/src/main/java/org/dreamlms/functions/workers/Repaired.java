package org.dreamlms.functions.workers;

import java.util.HashSet;
import java.util.Set;
import org.dreamlms.functions.workers.CompareReport.Outcome;
import org.dreamlms.lib.bookcatalog.CatalogChange;

/**
 * What the steps of one run have repaired. A book whose row and config have changed was one event.
 */
final class Repaired {
  private final Set<CatalogChange> all = new HashSet<>();
  private final Set<CatalogChange> told = new HashSet<>();
  private boolean lossy;
  private boolean cleared;

  /**
   * One step of it.
   *
   * @param told those of all that an event had told
   */
  record Step(Set<CatalogChange> all, Set<CatalogChange> told, boolean lossy, boolean cleared) {
    static final Step NOTHING = new Step(Set.of(), Set.of(), false, false);
  }

  void add(Step step) {
    all.addAll(step.all());
    told.addAll(step.told());
    lossy |= step.lossy();
    cleared |= step.cleared();
  }

  CompareReport report(Outcome outcome, int publishers, int books, ConfigRound.Asked asked) {
    return new CompareReport(
        outcome,
        publishers,
        books,
        asked.found().size(),
        all.size() - told.size(),
        told.size(),
        lossy,
        cleared,
        asked.complete());
  }
}
