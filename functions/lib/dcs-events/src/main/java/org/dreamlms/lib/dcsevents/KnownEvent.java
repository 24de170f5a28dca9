package org.dreamlms.lib.dcsevents;

import java.util.List;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.hybridcache.Tag;
import org.jspecify.annotations.Nullable;

/**
 * An event that has an effect.
 *
 * @param dataId of the book or publisher; null when DCS did not name one that can be used: then it
 *     may be any
 */
public record KnownEvent(EventId id, CatalogTags event, @Nullable Integer dataId) {
  /** How everything is written where names of tags are. */
  static final String EVERYTHING = "*";

  public KnownEvent {
    if (dataId != null && dataId < 1) {
      throw new IllegalArgumentException("An id is 1 or more, not " + dataId);
    }
  }

  /** What it invalidates; empty: everything. */
  List<Tag> tags() {
    return dataId == null ? List.of() : event.of(dataId);
  }

  /** The same by name. */
  public List<String> tagNames() {
    return dataId == null ? List.of(EVERYTHING) : tags().stream().map(Tag::name).toList();
  }

  /** Why the record's verdict is what it is; mostly empty. */
  public String reason() {
    return dataId == null ? Arrival.UNUSABLE_ID : "";
  }
}
