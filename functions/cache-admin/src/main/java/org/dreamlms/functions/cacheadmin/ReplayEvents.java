package org.dreamlms.functions.cacheadmin;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.EventPage;
import org.dreamlms.lib.dcsevents.EventQuery;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.dcsevents.FollowUps;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders the effect of events once more, from our own record of them: a worker invalidates what
 * they name, whether they were done or not, and once more some seconds later. Done twice it costs
 * one more fetch.
 */
@Singleton
final class ReplayEvents {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayEvents.class);

  /**
   * Of one order. Each is a message of its own, a request of some ten milliseconds for ten of them;
   * for more, clearing the whole cache is less work.
   */
  static final int MOST_EVENTS = 1_000;

  /** No event is kept for longer. */
  static final Duration OLDEST = Duration.ofDays(30);

  private final EventStores stores;
  private final InstantSource clock;

  ReplayEvents(EventStores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * @throws ProblemException 409 when it had no effect
   * @throws EventsUnavailable when it is not known to be ordered
   */
  void replay(EventRecord record) {
    KnownEvent event =
        record
            .effect()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.CONFLICT,
                        "This event has no effect, so there is nothing to do once more."));
    stores.followUps().order(new FollowUp(Step.COMPLETE, event));
  }

  /**
   * All with an effect that came since then, oldest first; as many as can be ordered in the time
   * there is. The newest of all may be missing: the list is some milliseconds behind.
   *
   * @throws ProblemException 422 when it is no time within {@link #OLDEST}, or when there are more
   *     than {@link #MOST_EVENTS}
   * @throws EventsUnavailable when none is known to be ordered
   */
  Replayed replaySince(@Nullable String since, boolean dryRun) {
    Instant from = checked(since);
    List<EventRecord> found = foundSince(from);
    return dryRun ? Replayed.dryRun(from, found) : Replayed.ordered(from, found, ordered(found));
  }

  private int ordered(List<EventRecord> found) {
    List<FollowUp> orders =
        found.stream()
            .flatMap(record -> record.effect().stream())
            .map(event -> new FollowUp(Step.COMPLETE, event))
            .toList();
    FollowUps.Ordered ordered = stores.followUps().orderAll(orders);
    EventsUnavailable failure = ordered.failure();
    if (failure != null && ordered.kept() == 0) {
      throw failure;
    }
    if (failure != null) {
      LOG.warn("Of {} events {} are ordered once more", orders.size(), ordered.kept(), failure);
    }
    return ordered.kept();
  }

  private List<EventRecord> foundSince(Instant from) {
    EventLog log = stores.log();
    List<EventRecord> found = new ArrayList<>();
    String cursor = null;
    boolean older = false;
    do {
      EventPage page = log.list(new EventQuery(EventQuery.MOST, cursor, null, null));
      for (EventRecord record : page.records()) {
        older |= record.received().isBefore(from);
        if (!older && record.effect().isPresent()) {
          found.addFirst(record);
        }
      }
      if (found.size() > MOST_EVENTS) {
        throw EventSelection.wrong(
            "?since",
            "is before more than "
                + MOST_EVENTS
                + " events: name a later time, or clear the cache");
      }
      cursor = page.next();
    } while (cursor != null && !older);
    return found;
  }

  private Instant checked(@Nullable String since) {
    Instant now = clock.instant();
    try {
      Instant from = Instant.parse(since == null ? "" : since);
      if (!from.isBefore(now.minus(OLDEST)) && !from.isAfter(now)) {
        return from;
      }
    } catch (DateTimeException none) {
      // As any other that will not do.
    }
    throw EventSelection.wrong(
        "?since", "must be a time of the last 30 days, written like 2026-03-04T12:00:00Z");
  }
}
