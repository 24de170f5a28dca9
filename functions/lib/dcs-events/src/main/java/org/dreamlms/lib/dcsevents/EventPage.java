package org.dreamlms.lib.dcsevents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some records, newest first.
 *
 * @param next cursor of the next page; null when there is none. A page may be short, or empty, and
 *     have a next one
 */
public record EventPage(List<EventRecord> records, @Nullable String next) {
  public EventPage {
    records = List.copyOf(records);
  }
}
