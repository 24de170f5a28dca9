package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls that run beside lookups which can still do without, so that no later one has to wait. One
 * at a time. Safe for any number of threads.
 *
 * <p>Nothing of them outlives an invocation: at its end the poll is waited for, and when it takes
 * too long, abandoned. Its answer may come all the same, after minutes if the environment was
 * frozen meanwhile; it is dropped then. Nothing old would be given if it were not, since a reading
 * counts from before its poll was sent, and since {@link Epoch.Ticket} and the life of {@link
 * KnownEpoch} void what was overtaken. That is what holds in the moment in which an answer and the
 * end of its invocation meet.
 */
public final class EarlyPolls {
  private static final Logger LOG = LoggerFactory.getLogger(EarlyPolls.class);

  /** Longer than two requests take until they time out: what comes later hardly helps anybody. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

  /** A poll beside. */
  static final class UnderWay {
    private final Moment began;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private volatile Pace.@Nullable Errand errand;
    private volatile boolean abandoned;

    private UnderWay(Moment began) {
      this.began = began;
    }

    boolean isWanted() {
      return !abandoned;
    }

    private void abandon() {
      abandoned = true;
      Pace.Errand known = errand;
      if (known != null) {
        known.interrupt();
      }
    }
  }

  private final AtomicReference<@Nullable UnderWay> underWay = new AtomicReference<>();
  private final PollSavings savings;
  private final Pace pace;
  private final RemainingTime remaining;
  private final CacheCounts counts;
  private final Consumer<UnderWay> poll;

  /**
   * @param poll once, as long as it is wanted
   */
  EarlyPolls(
      PollSavings savings,
      Pace pace,
      RemainingTime remaining,
      CacheCounts counts,
      Consumer<UnderWay> poll) {
    this.savings = savings;
    this.pace = pace;
    this.remaining = remaining;
    this.counts = counts;
    this.poll = poll;
  }

  /**
   * To be called at the end of each invocation, before its answer leaves: waits for the poll that
   * runs beside it, within the time that is left and a quarter of a second at most, or abandons it.
   */
  public void end() {
    UnderWay running = underWay.get();
    if (running != null && !isOver(running, remaining.left())) {
      abandon(running);
    }
  }

  /** Begins one when it is due. Called by lookups that know enough. */
  void consider(long nanos) {
    if (savings.isDue(nanos) && underWay.get() == null) {
      begin();
    }
  }

  /**
   * Waits for the one that runs, for a lookup that cannot do without.
   *
   * @return whether there was one, and it ended of itself
   */
  boolean joined(Moment now) {
    UnderWay running = underWay.get();
    return running != null
        && now.since(running.began).compareTo(LONGEST_WAIT) < 0
        && isOver(running, LONGEST_WAIT)
        && running.isWanted();
  }

  /** What runs belongs to another life of this environment. */
  void forget() {
    UnderWay running = underWay.get();
    if (running != null) {
      abandon(running);
    }
  }

  private void begin() {
    UnderWay mine = new UnderWay(pace.now());
    if (underWay.compareAndSet(null, mine)) {
      counts.polledEarly();
      mine.errand = pace.beside(() -> run(mine));
    }
  }

  private void run(UnderWay mine) {
    try {
      poll.accept(mine);
    } catch (RuntimeException unforeseen) {
      LOG.error("A poll of the epoch vector beside a request failed", unforeseen);
    } finally {
      underWay.compareAndSet(mine, null);
      mine.end.complete(true);
    }
  }

  private boolean isOver(UnderWay running, Duration left) {
    Duration atMost = left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
    return running.end.isDone() || (atMost.isPositive() && pace.await(running.end, atMost) != null);
  }

  private void abandon(UnderWay running) {
    running.abandon();
    counts.abandonedPoll();
    underWay.compareAndSet(running, null);
    LOG.info("A poll of the epoch vector took too long beside its request and was abandoned");
  }
}
