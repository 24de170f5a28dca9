package org.dreamlms.functions.workers;

import java.time.Duration;
import org.dreamlms.lib.hybridcache.CacheTimes;

/** What may stand between an edit in DCS and the people who read, and how long it may then last. */
enum Trouble {
  NONE(new Way(0, Duration.ZERO, 0, Duration.ZERO), Edits.FEW, Times.DELIVERY),
  /** Each delivery comes up to three times. */
  DUPLICATED(new Way(0, Duration.ZERO, 2, Duration.ZERO), Edits.FEW, Times.DELIVERY),
  /** Any may overtake any other. */
  REORDERED(
      new Way(0, Times.JAM, 1, Duration.ZERO), Edits.FEW, Times.sum(Times.JAM, Times.DELIVERY)),
  /** Nearly as late as DCS waits for an answer. */
  DELAYED(
      new Way(0, Times.SLOW, 0, Duration.ZERO), Edits.FEW, Times.sum(Times.SLOW, Times.DELIVERY)),
  /** DCS answers the old content for a moment after its own webhook (cache protocol 7.2). */
  LAGGING(
      new Way(0, Duration.ZERO, 0, Times.AGAIN_AFTER),
      Edits.FEW,
      Times.sum(Times.DELIVERY, Times.AGAIN_AFTER, Times.QUEUE)),
  FIRST_TWO_REFUSED(new Way(2, Duration.ZERO, 0, Duration.ZERO), Edits.FEW, Times.ATTEMPTS),
  ALL_THREE_LOST(
      new Way(3, Duration.ZERO, 0, Duration.ZERO),
      Edits.IN_TEN_MINUTES,
      Times.sum(Times.BACKGROUND, Times.INTERVAL, Times.RUN)),
  /** DCS ends before it sends: the delivery is pending for ever. */
  DCS_RESTARTED(
      new Way(0, Duration.ZERO, 0, Duration.ZERO),
      Edits.IN_TEN_MINUTES,
      Times.sum(Times.BACKGROUND, Times.INTERVAL, Times.RUN)),
  /** All of ours is down for a day; counted from its return. */
  A_DAY_OFF(
      new Way(0, Duration.ZERO, 0, Duration.ZERO),
      new Edits(60, Times.DAY),
      Times.sum(Times.INTERVAL, Times.LONG_RUN)),
  /** The same with more than the newest 100 that DCS's log shows: everything is invalidated. */
  A_DAY_OFF_AND_MORE_THAN_THE_LOG_SHOWS(
      new Way(0, Duration.ZERO, 0, Duration.ZERO),
      new Edits(130, Times.DAY),
      Times.sum(Times.INTERVAL, Times.RUN));

  /**
   * How a delivery goes.
   *
   * @param lost how many of the first attempts do not come to anything
   * @param held how long at most an attempt is under way
   * @param copies how many more of it come at most
   * @param lag how long at most DCS answers what it had before an edit
   */
  record Way(int lost, Duration held, int copies, Duration lag) {}

  /**
   * @param within how long; any time of it
   */
  record Edits(int number, Duration within) {
    static final Edits FEW = new Edits(3, Duration.ofSeconds(5));
    static final Edits IN_TEN_MINUTES = new Edits(3, Duration.ofMinutes(10));
  }

  /** Of the network and the stores that are simulated, and of the product. */
  static final class Times {
    /** One way between DCS and us. */
    static final Duration NETWORK = Duration.ofMillis(80);

    /** One way to the event log, the position and the queue. */
    static final Duration STORE = Duration.ofMillis(10);

    /** Until DCS begins to send what it has said "done" to. */
    static final Duration BACKGROUND = Duration.ofMillis(50);

    /** From there to the committed invalidation: the way, the record, the cache's table. */
    static final Duration DELIVERY =
        BACKGROUND.plus(NETWORK).plus(STORE.multipliedBy(2)).plus(STORE.multipliedBy(2));

    /** {@code EVENTS_AGAIN_AFTER} as it usually is. */
    static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    /** How late the queue hands over what is due, and what is done with it then. */
    static final Duration QUEUE = Duration.ofMillis(500);

    /** DCS tries at 0, 1 and 3 s and its requests take their time (DCS contract 2.3). */
    static final Duration ATTEMPTS = Duration.ofSeconds(4);

    static final Duration JAM = Duration.ofSeconds(10);
    static final Duration SLOW = Duration.ofSeconds(25);

    /** Of the schedule of {@code WorkersReconcile}. */
    static final Duration INTERVAL = Duration.ofMinutes(4);

    /** Whatever befalls the webhooks, while DCS gives its log. */
    static final Duration STATED = Duration.ofMinutes(5);

    /** Of a reconciliation, until it has committed the few that it finds. */
    static final Duration RUN = Duration.ofSeconds(2);

    /** Until the last of 100 is. */
    static final Duration LONG_RUN = Duration.ofSeconds(12);

    static final Duration DAY = Duration.ofHours(24);

    private Times() {}

    static Duration sum(Duration... parts) {
      Duration sum = Duration.ZERO;
      for (Duration part : parts) {
        sum = sum.plus(part);
      }
      return sum;
    }
  }

  private final Way way;
  private final Edits edits;
  private final Duration untilCommitted;

  Trouble(Way way, Edits edits, Duration untilCommitted) {
    this.way = way;
    this.edits = edits;
    this.untilCommitted = untilCommitted;
  }

  Way way() {
    return way;
  }

  Edits edits() {
    return edits;
  }

  boolean isOutage() {
    return edits.within().equals(Times.DAY);
  }

  /** How long after an edit, or our return, a request may begin whose answer lacks it. */
  Duration bound() {
    return untilCommitted.plus(CacheTimes.USUAL.pollInterval());
  }
}
