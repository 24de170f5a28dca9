package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What this environment knows of the vector, and since when. Safe for any number of threads.
 *
 * <p>A reading counts from the moment its poll was <em>sent</em>: that is what bounds how old an
 * answer can be. An environment that was frozen finds its reading old and polls; one that wakes up
 * as a copy of a snapshot must {@link #forget}, since its clocks may have been copied too.
 */
final class KnownEpoch {
  /**
   * @param epoch what is known
   * @param heardAt when the latest poll that was answered began; null: none, or from another life
   * @param life counts how often all was forgotten
   */
  private record Knowledge(Epoch epoch, @Nullable Moment heardAt, long life) {}

  /** A poll that is under way. */
  record Poll(Epoch.Ticket ticket, Moment began, long life) {}

  private final AtomicReference<Knowledge> known =
      new AtomicReference<>(new Knowledge(Epoch.NOTHING, null, 0));
  private final Duration interval;
  private final Duration grace;
  private final long intervalNanos;

  /**
   * @param interval how old a reading may be when an answer is given from the cache
   * @param grace how old it may be while polls fail
   */
  KnownEpoch(Duration interval, Duration grace) {
    if (interval.isNegative() || grace.compareTo(interval) < 0) {
      throw new IllegalArgumentException("Polls every " + interval + ", believed for " + grace);
    }
    this.interval = interval;
    this.grace = grace;
    this.intervalNanos = interval.toNanos();
  }

  Duration interval() {
    return interval;
  }

  /** Null before the first reply. */
  @Nullable EpochVector vector() {
    return known.get().epoch().vector();
  }

  /** What is fetched from now on may claim to know; never more than a poll has told. */
  Stamp stamp() {
    EpochVector vector = vector();
    return vector == null ? Stamp.NONE : vector.stamp();
  }

  /** As {@code trust(now) == KNOWN}; allocates nothing. */
  boolean isKnown(long wallMillis, long nanos) {
    Moment heardAt = known.get().heardAt();
    if (heardAt == null) {
      return false;
    }
    long wall = wallMillis - heardAt.wallMillis();
    long ran = nanos - heardAt.nanos();
    return wall >= 0 && ran >= 0 && Math.max(wall * 1_000_000, ran) <= intervalNanos;
  }

  Trust trust(Moment now) {
    Knowledge current = known.get();
    if (current.heardAt() == null || current.epoch().vector() == null) {
      return Trust.LOST;
    }
    Duration old = now.since(current.heardAt());
    if (old.compareTo(interval) <= 0) {
      return Trust.KNOWN;
    }
    return old.compareTo(grace) <= 0 ? Trust.UNVERIFIED : Trust.LOST;
  }

  /** Whether something fetched or verified at this moment is as good as verified lately. */
  boolean withinGrace(Moment then, Moment now) {
    return now.since(then).compareTo(grace) <= 0;
  }

  /** Whether something fetched or verified at this moment is as good as what a poll would tell. */
  boolean withinInterval(Moment then, Moment now) {
    return now.since(then).compareTo(interval) <= 0;
  }

  /** To be taken before a poll is sent. */
  Poll begin(Moment now) {
    Knowledge current = known.get();
    return new Poll(current.epoch().ticket(), now, current.life());
  }

  /**
   * Takes in a reply.
   *
   * @return what it meant; {@link Epoch.Reply.Known} changed what is known
   */
  Epoch.Reply replied(Poll poll, EpochVector read) {
    while (true) {
      Knowledge current = known.get();
      Epoch.Reply reply = current.epoch().replied(poll.ticket(), read);
      switch (reply) {
        case Epoch.Reply.Late _, Epoch.Reply.Broken _ -> {
          return reply;
        }
        case Epoch.Reply.Known news -> {
          Knowledge next = new Knowledge(news.epoch(), later(current, poll), current.life());
          if (known.compareAndSet(current, next)) {
            return reply;
          }
        }
      }
    }
  }

  /** Polls of before say nothing any more of how old the knowledge is; the vector stays. */
  void forget() {
    known.updateAndGet(current -> new Knowledge(current.epoch(), null, current.life() + 1));
  }

  /** A poll of another life began at a time that nobody can place. */
  private static @Nullable Moment later(Knowledge current, Poll poll) {
    Moment heardAt = current.heardAt();
    if (poll.life() != current.life()) {
      return heardAt;
    }
    boolean newer = heardAt == null || poll.began().nanos() - heardAt.nanos() > 0;
    return newer ? poll.began() : heardAt;
  }
}
