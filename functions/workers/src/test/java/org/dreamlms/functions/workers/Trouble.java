package org.dreamlms.functions.workers;

import java.time.Duration;
import org.dreamlms.lib.hybridcache.CacheTimes;

/** What may stand between an edit in DCS and the people who read, and how long it may then last. */
enum Trouble {
  NONE(Way.STRAIGHT, Edits.FEW, Times.DELIVERY),
  /** Each delivery comes up to three times. */
  DUPLICATED(Way.STRAIGHT.copied(2), Edits.FEW, Times.DELIVERY),
  /** Any may overtake any other. */
  REORDERED(
      Way.STRAIGHT.held(Times.JAM).copied(1), Edits.FEW, Times.sum(Times.JAM, Times.DELIVERY)),
  /** Nearly as late as DCS waits for an answer. */
  DELAYED(Way.STRAIGHT.held(Times.SLOW), Edits.FEW, Times.sum(Times.SLOW, Times.DELIVERY)),
  /** DCS answers the old content for a moment after its own webhook (cache protocol 7.2). */
  LAGGING(
      Way.STRAIGHT.lagging(Times.AGAIN_AFTER),
      Edits.FEW,
      Times.sum(Times.DELIVERY, Times.AGAIN_AFTER, Times.QUEUE)),
  /** Our receiver answers an error and does nothing. */
  FIRST_TWO_REFUSED(Way.STRAIGHT.inVain(InVain.REFUSED), Edits.FEW, Times.ATTEMPTS),
  /** The receiver cannot write to the cache's table; the queue's worker, who is told, can. */
  FIRST_TWO_PUT_OFF(
      Way.STRAIGHT.inVain(InVain.RECEIVER_CANNOT_COMMIT),
      Edits.FEW,
      Times.sum(Times.DELIVERY, Times.QUEUE)),
  /** Nobody can write to the cache's table until DCS tries for the third time. */
  TABLE_DOWN_FOR_TWO(
      Way.STRAIGHT.inVain(InVain.NOBODY_CAN_COMMIT),
      Edits.FEW,
      Times.sum(Times.ATTEMPTS, Times.PUTTING_OFF, Times.PUTTING_OFF)),
  /** Told of, but not to be read by: what is kept of deleted books must not be shown. */
  DELETED_WHILE_DCS_IS_NOT_READ(Way.STRAIGHT, Edits.OF_WHAT_IS_DELETED, Times.DELIVERY),
  ALL_THREE_LOST(
      Way.STRAIGHT.lost(3),
      Edits.IN_TEN_MINUTES,
      Times.sum(Times.BACKGROUND, Times.INTERVAL, Times.RUN)),
  /** DCS ends before it sends: the delivery is pending for ever. */
  DCS_RESTARTED(
      Way.STRAIGHT, Edits.IN_TEN_MINUTES, Times.sum(Times.BACKGROUND, Times.INTERVAL, Times.RUN)),
  /** All of ours is down for a day; counted from its return. */
  A_DAY_OFF(Way.STRAIGHT, new Edits(60, Times.DAY), Times.sum(Times.INTERVAL, Times.LONG_RUN)),
  /** The same with more than the newest 100 that DCS's log shows: everything is invalidated. */
  A_DAY_OFF_AND_MORE_THAN_THE_LOG_SHOWS(
      Way.STRAIGHT, new Edits(130, Times.DAY), Times.sum(Times.INTERVAL, Times.RUN));

  /** What becomes of the first two attempts that reach our receiver. */
  enum InVain {
    NOT,
    /** An error is answered, without any effect. */
    REFUSED,
    RECEIVER_CANNOT_COMMIT,
    NOBODY_CAN_COMMIT;

    static final int ATTEMPTS = 2;
  }

  /**
   * How a delivery goes.
   *
   * @param lost how many of the first attempts do not come to anything
   * @param held how long at most an attempt is under way
   * @param copies how many more of it come at most
   * @param lag how long at most DCS answers what it had before an edit
   */
  record Way(int lost, Duration held, int copies, Duration lag, InVain inVain) {
    static final Way STRAIGHT = new Way(0, Duration.ZERO, 0, Duration.ZERO, InVain.NOT);

    Way lost(int attempts) {
      return new Way(attempts, held, copies, lag, inVain);
    }

    Way held(Duration most) {
      return new Way(lost, most, copies, lag, inVain);
    }

    Way copied(int most) {
      return new Way(lost, held, most, lag, inVain);
    }

    Way lagging(Duration most) {
      return new Way(lost, held, copies, most, inVain);
    }

    Way inVain(InVain how) {
      return new Way(lost, held, copies, lag, how);
    }
  }

  /**
   * @param within how long; any time of it
   */
  record Edits(int number, Duration within) {
    static final Edits FEW = new Edits(3, Duration.ofSeconds(5));

    /** One for each publisher. */
    static final Edits OF_WHAT_IS_DELETED = new Edits(2, Duration.ofSeconds(5));

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

    /** DCS's third attempt: it waits 1 s and 2 s after two that came back (DCS contract 2.3). */
    static final Duration ATTEMPTS =
        Duration.ofSeconds(3).plus(NETWORK.multipliedBy(4)).plus(DELIVERY);

    /** The record of an attempt in vain, the order to the queue, the record of that. */
    static final Duration PUTTING_OFF = STORE.multipliedBy(6);

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

  /** Whether books are deleted, and nothing else, while DCS answers nobody. */
  boolean isUnread() {
    return this == DELETED_WHILE_DCS_IS_NOT_READ;
  }

  boolean isOutage() {
    return edits.within().equals(Times.DAY);
  }

  /** How long after an edit, or our return, a request may begin whose answer lacks it. */
  Duration bound() {
    return untilCommitted.plus(CacheTimes.USUAL.pollInterval());
  }
}
