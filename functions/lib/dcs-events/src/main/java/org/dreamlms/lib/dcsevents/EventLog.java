package org.dreamlms.lib.dcsevents;

import java.util.Optional;

/**
 * Remembers what came and what became of it. Every method is bounded in time and throws {@link
 * EventsUnavailable} when there is no answer; a write may have happened then, and each may be
 * repeated without harm. Safe for any number of threads.
 */
public interface EventLog {

  /**
   * Counts a delivery, and says what is known of its event as of this write: nobody reads anything
   * older. An event that was done longer ago than {@link EventRecord#REMEMBERED} begins anew.
   */
  EventRecord arrived(Arrival arrival);

  /**
   * Says that an event is done. Makes its record where the arrival was not recorded; the first
   * commit stays.
   */
  void done(KnownEvent event, Commit commit);

  /** Says how an event ended that is not done. One that is, stays so. */
  void ended(KnownEvent event, Outcome outcome);

  /** As of the last write. */
  Optional<EventRecord> find(EventId id);

  /** Newest first. */
  EventPage list(EventQuery query);
}
