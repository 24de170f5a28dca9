package org.dreamlms.lib.bookcatalog;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.Tag;

/**
 * What differs between two looks at DCS.
 *
 * @param lossy whether a list lacks more than half of what was known, of {@link ListLosses#FEWEST}
 *     or more. It is taken for true as everywhere, but softly: what is gone is asked for again, and
 *     DCS decides; while DCS fails, what was known is still shown
 */
public record CatalogChanges(Set<CatalogChange> all, boolean lossy) {
  /** Whoever finds a lossy list counts it here; there is an alarm for it. */
  public static final String LOSS_COUNTER = ListLosses.COUNTER;

  public CatalogChanges {
    all = Collections.unmodifiableSet(new LinkedHashSet<>(all));
  }

  /** Those of the one table from event to tags, none twice; none soft that is hard already. */
  public List<Tag> tags(Invalidation kind) {
    Set<Tag> tags = of(kind);
    if (kind == Invalidation.SOFT) {
      tags.removeAll(of(Invalidation.HARD));
    }
    return List.copyOf(tags);
  }

  private Set<Tag> of(Invalidation kind) {
    Set<Tag> tags = new LinkedHashSet<>();
    for (CatalogChange change : all) {
      if ((lossy ? Invalidation.SOFT : change.event().kind()) == kind) {
        tags.addAll(change.event().of(change.id()));
      }
    }
    return tags;
  }
}
