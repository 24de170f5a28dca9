package org.dreamlms.lib.hybridcache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was invalidated when.
 *
 * @param sequence of the last invalidation of anything
 * @param byTag of the last one that named the tag, in the order in which was asked; 0: never, or
 *     too long ago to matter. A tag that was invalidated while this was read is not there
 */
public record LastInvalidations(long sequence, Map<Tag, Long> byTag) {
  public LastInvalidations {
    byTag = Collections.unmodifiableMap(new LinkedHashMap<>(byTag));
  }
}
