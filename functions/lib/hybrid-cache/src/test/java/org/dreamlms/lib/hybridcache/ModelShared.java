package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one key in the shared tier.
 *
 * @param now what a strong read gives
 * @param ever what an eventual read may give; sorted, so that order makes no state of its own
 */
record ModelShared(@Nullable ModelEntry now, List<ModelEntry> ever) {
  static final ModelShared EMPTY = new ModelShared(null, List.of());

  ModelShared put(ModelEntry entry) {
    if (ever.contains(entry)) {
      return new ModelShared(entry, ever);
    }
    List<ModelEntry> more = new ArrayList<>(ever);
    more.add(entry);
    more.sort(null);
    return new ModelShared(entry, List.copyOf(more));
  }

  ModelShared deleted() {
    return new ModelShared(null, ever);
  }
}
