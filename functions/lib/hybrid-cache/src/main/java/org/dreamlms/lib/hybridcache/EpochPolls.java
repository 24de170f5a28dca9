package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.dreamlms.lib.hybridcache.Epoch.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is known of the vector young. Callers who come together share a poll, and where {@link
 * EarlyPolls} are wanted, most have none to wait for.
 */
final class EpochPolls {
  private static final Logger LOG = LoggerFactory.getLogger(EpochPolls.class);

  /** Of a vector that turns out broken or late: an odd event, odder when repeated. */
  private static final int TRIES = 3;

  /** A reply counts from when its poll began, so an old one would not help. */
  private static final Duration JOINABLE = Duration.ofMillis(250);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final BooleanSupplier ALWAYS = () -> true;

  private final SharedStore store;
  private final KnownEpoch known;
  private final Pace pace;
  private final CacheCounts counts;
  private final Flights<String, Moment, Boolean> flights;
  private final PollSavings savings;
  private final EarlyPolls early;

  EpochPolls(
      SharedStore store, KnownEpoch known, Pace pace, RemainingTime remaining, CacheCounts counts) {
    this.store = store;
    this.known = known;
    this.pace = pace;
    this.counts = counts;
    this.flights = new Flights<>(pace);
    this.savings = new PollSavings(known.interval(), pace.now());
    this.early =
        new EarlyPolls(savings, pace, remaining, counts, running -> poll(running::isWanted));
  }

  /** From the next poll on; whoever calls it ends them. */
  EarlyPolls early() {
    savings.enable();
    return early;
  }

  /** For a lookup that knows enough by itself: polls beside it when that is due. */
  void consider(long nanos) {
    early.consider(nanos);
  }

  /** A poll that is under way was sent in another life. */
  void forget() {
    early.forget();
  }

  /** Polls when what is known has become too old; says what it is worth then. Never throws. */
  Trust freshen() {
    Moment now = pace.now();
    Trust trust = known.trust(now);
    if (trust == Trust.KNOWN) {
      early.consider(now.nanos());
      return trust;
    }
    if (early.joined(now)) {
      return known.trust(pace.now());
    }
    flights.load(
        "poll",
        now,
        began -> now.since(began).compareTo(JOINABLE) < 0,
        LONGEST_WAIT,
        this::pollNow);
    return known.trust(pace.now());
  }

  /**
   * Polls, whatever is known, with a poll that begins now.
   *
   * @return whether it was answered
   */
  boolean pollNow() {
    return poll(ALWAYS);
  }

  /**
   * @param wanted whether anybody still is there for whom it is done; what comes when nobody is
   *     changes nothing
   */
  private boolean poll(BooleanSupplier wanted) {
    try {
      for (int i = 0; i < TRIES && wanted.getAsBoolean(); i++) {
        Moment began = pace.now();
        savings.sent(began);
        KnownEpoch.Poll poll = known.begin(began);
        EpochVector read = store.poll();
        counts.polled();
        if (!wanted.getAsBoolean()) {
          return false;
        }
        switch (known.replied(poll, read)) {
          case Reply.Known _ -> {
            return true;
          }
          case Reply.Late _ -> {}
          case Reply.Broken broken -> replace(broken.incarnation());
        }
      }
    } catch (SharedStoreException unreachable) {
      if (!wanted.getAsBoolean()) {
        return false;
      }
      counts.storeFailed("poll");
      LOG.warn(
          "The epoch vector cannot be read; entries answer unverified for a while", unreachable);
    }
    return false;
  }

  /** An entry that claims to know more than a poll that was sent after it was read is a proof. */
  void foundBroken(String incarnation) {
    try {
      replace(incarnation);
      poll(ALWAYS);
    } catch (SharedStoreException unreachable) {
      counts.storeFailed("replace");
    }
  }

  private void replace(String incarnation) {
    LOG.error(
        "The epoch vector {} was restored or damaged; all entries are void from now on",
        incarnation);
    store.replace(incarnation);
  }
}
