package org.dreamlms.lib.dcsevents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.dreamlms.lib.bookcatalog.CatalogPrints;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of DCS.
 *
 * @param prints null before all of them were kept the first time
 * @param versions of the parts in which they are kept; 0: there is none
 * @param book the last one whose config was asked for; 0: none
 * @param read when the lists were read the last time; null: never
 */
public record Recalled(
    @Nullable CatalogPrints prints, List<Long> versions, int book, @Nullable Instant read) {
  /** Of a part that somebody else has kept meanwhile. */
  static final long LOST = -1;

  public Recalled {
    versions = List.copyOf(versions);
    // As exact as it is kept.
    read = read == null ? null : read.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Of who has forgotten all. */
  static Recalled nothing(int parts) {
    return new Recalled(null, Collections.nCopies(parts, 0L), 0, null);
  }

  /** Whether somebody else has kept a part meanwhile. */
  public boolean isOvertaken() {
    return versions.contains(LOST);
  }
}
