package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import org.dreamlms.lib.hybridcache.Epoch.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is known of the vector young. Callers who come together share a poll. */
final class EpochPolls {
  private static final Logger LOG = LoggerFactory.getLogger(EpochPolls.class);

  /** Of a vector that turns out broken or late: an odd event, odder when repeated. */
  private static final int TRIES = 3;

  /** A reply counts from when its poll began, so an old one would not help. */
  private static final Duration JOINABLE = Duration.ofMillis(250);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final SharedStore store;
  private final KnownEpoch known;
  private final Pace pace;
  private final CacheCounts counts;
  private final Flights<String, Moment, Boolean> flights;

  EpochPolls(SharedStore store, KnownEpoch known, Pace pace, CacheCounts counts) {
    this.store = store;
    this.known = known;
    this.pace = pace;
    this.counts = counts;
    this.flights = new Flights<>(pace);
  }

  /** Polls when what is known has become too old; says what it is worth then. Never throws. */
  Trust freshen() {
    Moment now = pace.now();
    Trust trust = known.trust(now);
    if (trust == Trust.KNOWN) {
      return trust;
    }
    flights.load(
        "poll", now, began -> now.since(began).compareTo(JOINABLE) < 0, LONGEST_WAIT, this::poll);
    return known.trust(pace.now());
  }

  /**
   * Polls, whatever is known, with a poll that begins now.
   *
   * @return whether it was answered
   */
  boolean pollNow() {
    return poll();
  }

  private boolean poll() {
    try {
      for (int i = 0; i < TRIES; i++) {
        KnownEpoch.Poll poll = known.begin(pace.now());
        EpochVector read = store.poll();
        counts.polled();
        switch (known.replied(poll, read)) {
          case Reply.Known _ -> {
            return true;
          }
          case Reply.Late _ -> {}
          case Reply.Broken broken -> replace(broken.incarnation());
        }
      }
    } catch (SharedStoreException unreachable) {
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
      poll();
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
