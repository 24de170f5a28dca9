package org.dreamlms.functions.dcswebhook;

import jakarta.inject.Singleton;
import org.dreamlms.lib.dcsevents.Arrival;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.dcsevents.FollowUps;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.dcsevents.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written as far as it can be: an event has its effect without a record, and what cannot be
 * done now is ordered. DCS's next attempt, the worker and the reconciliation all find it.
 */
@Singleton
final class PutOff {
  private static final Logger LOG = LoggerFactory.getLogger(PutOff.class);

  private final EventLog log;
  private final FollowUps followUps;

  PutOff(EventLog log, FollowUps followUps) {
    this.log = log;
    this.followUps = followUps;
  }

  /** Null when the log does not answer: then nobody knows of any delivery before. */
  @Nullable EventRecord recorded(Arrival arrival) {
    try {
      return log.arrived(arrival);
    } catch (EventsUnavailable down) {
      LOG.warn("Event id={} is taken in without a record", arrival.id(), down);
      return null;
    }
  }

  /** Orders what could not be done. */
  void order(KnownEvent event) {
    Outcome outcome = Outcome.QUEUED;
    try {
      followUps.order(new FollowUp(Step.COMPLETE, event));
    } catch (EventsUnavailable down) {
      outcome = Outcome.FAILED;
      LOG.error("Event id={} cannot be ordered; reconciliation has to find it", event.id(), down);
    }
    try {
      log.ended(event, outcome);
    } catch (EventsUnavailable down) {
      LOG.warn("Event id={} outcome={} is not recorded", event.id(), outcome, down);
    }
  }
}
