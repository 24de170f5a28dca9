package org.dreamlms.lib.secrets;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is made of a secret, read when it is checked or first asked for and kept for {@link #FRESH}.
 * Each copy of a snapshot reads for itself. Safe for any number of threads, of which one reads.
 *
 * <p>While it cannot be read, what was read last goes on being used for {@link #LONGEST_UNREAD}.
 *
 * @param <T> shows no secret by its {@code toString}
 */
public final class KeptSecret<T> {
  /** How long nobody is asked again; then a changed secret is seen by everybody. */
  public static final Duration FRESH = Duration.ofMinutes(5);

  /**
   * Counted from when it was read. Longer than throttling and most outages, and than it takes a
   * person to hear of it ({@code secrets.unread}); an hour after it was withdrawn nothing of ours
   * believes in a secret, whatever keeps us from hearing of that.
   */
  public static final Duration LONGEST_UNREAD = Duration.ofHours(1);

  /**
   * Between two readings for the sake of refusals: strangers can bring about as many as they like.
   */
  public static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

  /** Between two attempts while it cannot be read: each may cost {@code LONGEST}. */
  public static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(KeptSecret.class);

  private final String setting;
  private final Supplier<T> reading;
  private final InstantSource clock;
  private final Counter unread;

  private @Nullable T known;
  private Instant readAt = Instant.MIN;
  private @Nullable Instant triedAt;

  KeptSecret(String setting, Supplier<T> reading, InstantSource clock, Counter unread) {
    this.setting = setting;
    this.reading = reading;
    this.clock = clock;
    this.unread = unread;
  }

  /**
   * Reads it before anybody needs it, where one that is of no use shall stop the start. That nobody
   * gives it does not: that may pass, and {@link #now} tries again.
   *
   * @throws IllegalArgumentException when it was given and cannot be used
   */
  public synchronized void check() {
    Instant now = clock.instant();
    try {
      take(now);
    } catch (SecretUnreadable unreadable) {
      say(unreadable);
    }
  }

  /** The known one, read before when there was none or it was old. Empty: nobody can say. */
  public synchronized Optional<T> now() {
    Instant now = clock.instant();
    boolean old = known == null || hasPassed(FRESH, readAt, now);
    if (old && maySay(AFTER_FAILURE, now)) {
      read(now);
    }
    return good(now);
  }

  /**
   * To be asked when what {@link #now} gave was refused, or refused somebody: it may have been
   * changed just now. Reads unless somebody has within {@link #BETWEEN_REFUSALS}. Another one is
   * another object.
   */
  public synchronized Optional<T> anew() {
    Instant now = clock.instant();
    if (maySay(BETWEEN_REFUSALS, now)) {
      read(now);
    }
    return good(now);
  }

  /**
   * Read now, however lately it was, for whoever makes others rely on it. Empty: it cannot be read,
   * or what is read cannot be used; the known one may be old and does not take its place.
   */
  public synchronized Optional<T> freshly() {
    return read(clock.instant()) ? Optional.ofNullable(known) : Optional.empty();
  }

  synchronized void forget() {
    known = null;
    readAt = Instant.MIN;
    triedAt = null;
  }

  private boolean read(Instant now) {
    try {
      take(now);
      return true;
    } catch (SecretUnreadable | IllegalArgumentException useless) {
      say(useless);
      return false;
    }
  }

  private void take(Instant now) {
    triedAt = now;
    known = reading.get();
    readAt = now;
  }

  private void say(RuntimeException useless) {
    unread.increment();
    LOG.error("{} cannot be used: {}", setting, useless.getMessage(), useless.getCause());
  }

  private Optional<T> good(Instant now) {
    boolean good = known != null && Duration.between(readAt, now).compareTo(LONGEST_UNREAD) < 0;
    return good ? Optional.ofNullable(known) : Optional.empty();
  }

  private boolean maySay(Duration wait, Instant now) {
    Instant tried = triedAt;
    return tried == null || hasPassed(wait, tried, now);
  }

  /** A clock that was set back has passed everything. */
  private static boolean hasPassed(Duration wait, Instant since, Instant now) {
    return now.isBefore(since) || Duration.between(since, now).compareTo(wait) >= 0;
  }

  @Override
  public String toString() {
    return "KeptSecret[" + setting + "]";
  }
}
