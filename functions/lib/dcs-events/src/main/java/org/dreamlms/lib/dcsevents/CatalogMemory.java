package org.dreamlms.lib.dcsevents;

import java.time.Instant;
import org.dreamlms.lib.bookcatalog.CatalogPrints;

/**
 * Keeps what DCS said of all books and publishers, in short, from one comparison to the next. Every
 * method is bounded in time and throws {@link EventsUnavailable} when there is no answer; a write
 * may have happened then. Safe for any number of threads.
 */
public interface CatalogMemory {

  /** As of the last write. */
  Recalled recall();

  /**
   * Keeps prints in the place of those that were recalled. What somebody else has kept since stays:
   * his next run finds again what this one has found.
   *
   * @return to be given the next time in the same run
   */
  Recalled remember(Recalled before, CatalogPrints now);

  /**
   * Keeps where the next run goes on. Of two runs the last one counts, whichever that is.
   *
   * @param book the last one whose config was asked for; 0: begin anew
   * @param read when the lists were read
   */
  void reached(int book, Instant read);
}
