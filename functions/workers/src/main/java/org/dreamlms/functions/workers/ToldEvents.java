package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.dreamlms.lib.bookcatalog.CatalogChange;
import org.dreamlms.lib.bookcatalog.CatalogChanges;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.EventPage;
import org.dreamlms.lib.dcsevents.EventQuery;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells apart what an event has told already, so that a report says what would have been missed. It
 * says nothing of whether the invalidation is needed: of the same book there may be a later edit
 * that no event told.
 */
@Singleton
@Requires(property = "workers.compare.configs")
final class ToldEvents {
  /** Of the newest events; beyond them a change counts as untold. */
  static final int MOST_PAGES = 20;

  /** A longer page is looked for in more days before. */
  private static final int PAGE = 25;

  private static final Logger LOG = LoggerFactory.getLogger(ToldEvents.class);

  private final EventLog log;

  ToldEvents(EventLog log) {
    this.log = log;
  }

  /**
   * Those of which a thing was named by an event that came since; none where the log does not
   * answer.
   */
  Set<CatalogChange> told(CatalogChanges changes, @Nullable Instant since) {
    Set<CatalogChange> told = new HashSet<>();
    if (since == null) {
      return told;
    }
    Set<String> named = named(since);
    for (CatalogChange change : changes.all()) {
      if (named.contains(thing(change.event().event(), change.id()))) {
        told.add(change);
      }
    }
    return told;
  }

  private Set<String> named(Instant since) {
    Set<String> named = new HashSet<>();
    @Nullable String cursor = null;
    try {
      for (int page = 0; page < MOST_PAGES; page++) {
        EventPage events = log.list(new EventQuery(PAGE, cursor, null, Outcome.DONE));
        for (EventRecord event : events.records()) {
          if (event.received().isBefore(since)) {
            return named;
          }
          named.add(thing(event.event(), Objects.requireNonNullElse(event.dataId(), 0)));
        }
        cursor = events.next();
        if (cursor == null) {
          return named;
        }
      }
    } catch (RuntimeException unknown) {
      // It is said of changes that are invalidated anyway.
      LOG.warn("Nobody knows what events have told", unknown);
    }
    return named;
  }

  /** Of a book or a publisher, whatever happened to it. */
  private static String thing(String event, int id) {
    return event.substring(0, event.indexOf('.') + 1) + id;
  }
}
