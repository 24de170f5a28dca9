package org.dreamlms.lib.dcsevents;

import java.time.InstantSource;
import org.dreamlms.lib.dcsevents.Applied.Missing;
import org.dreamlms.lib.hybridcache.SharedStoreException;

/**
 * Does what an event asks for, in the one order in which nothing is lost wherever it breaks off:
 * the invalidation is committed, then the second one is ordered, then the event is recorded as done
 * (product decision 2). Recorded first, a crash before the invalidation would make DCS's next
 * attempt a duplicate. Once more from the start costs one more fetch.
 */
public final class ApplyEvent {
  private final Invalidate invalidate;
  private final FollowUps followUps;
  private final EventLog log;
  private final InstantSource clock;

  public ApplyEvent(Invalidate invalidate, FollowUps followUps, EventLog log, InstantSource clock) {
    this.invalidate = invalidate;
    this.followUps = followUps;
    this.log = log;
    this.clock = clock;
  }

  /** Expected failures are values. */
  public Applied apply(KnownEvent event) {
    Commit commit;
    try {
      commit = new Commit(invalidate.invalidate(event), clock.instant());
    } catch (SharedStoreException failed) {
      return new Applied.Undone(Missing.INVALIDATION, failed);
    }
    try {
      followUps.order(new FollowUp(FollowUp.Step.AGAIN, event));
    } catch (EventsUnavailable failed) {
      return new Applied.Undone(Missing.SECOND_INVALIDATION, failed);
    }
    try {
      log.done(event, commit);
    } catch (EventsUnavailable failed) {
      return new Applied.Undone(Missing.RECORD, failed);
    }
    return new Applied.Done(commit);
  }
}
