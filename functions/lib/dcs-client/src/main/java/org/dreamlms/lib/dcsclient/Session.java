package org.dreamlms.lib.dcsclient;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token with which DCS is asked: logged in once, renewed early, by one thread at a time. While
 * a token is still good, the others go on with it; only without a good one do they wait, no longer
 * than they have time.
 */
final class Session {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /**
   * A renewal ahead of time may cost the request that does it so much; the old token still works.
   */
  private static final Duration EARLY_RENEWAL_LIMIT = Duration.ofSeconds(2);

  /** After a renewal ahead of time has failed. */
  private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(10);

  private final Login login;
  private final InstantSource time;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile @Nullable Token current;
  private volatile Instant nextEarlyRenewal = Instant.MIN;

  Session(Login login, InstantSource time) {
    this.login = login;
    this.time = time;
  }

  /** Gets a new token from DCS. */
  @FunctionalInterface
  interface Login {
    Token now(Deadline deadline);
  }

  /** The next who needs a token logs in. */
  void forget() {
    current = null;
  }

  /** A token that DCS will probably accept. */
  Token token(Deadline deadline) {
    Token token = current;
    Instant now = time.instant();
    if (token == null || !now.isBefore(token.expiresAt())) {
      return renewed(token, deadline);
    }
    if (!now.isBefore(token.renewAt()) && !now.isBefore(nextEarlyRenewal)) {
      renewEarly(token, deadline.atMost(EARLY_RENEWAL_LIMIT));
      Token renewed = current;
      return renewed == null ? token : renewed;
    }
    return token;
  }

  /**
   * Another token than the one that DCS refused. Logs in only if nobody else has done so meanwhile:
   * otherwise many requests with one old token would each throw away the new token of the one
   * before (DCS contract L17).
   */
  Token insteadOf(Token refused, Deadline deadline) {
    return renewed(refused, deadline);
  }

  private Token renewed(@Nullable Token old, Deadline deadline) {
    if (!lockWithin(deadline.left())) {
      throw new DcsUnavailable("login", Reason.NO_TIME_LEFT, 0, null);
    }
    try {
      Token token = current;
      if (token == null || token.equals(old)) {
        token = login.now(deadline);
        current = token;
      }
      return token;
    } finally {
      renewing.unlock();
    }
  }

  private void renewEarly(Token old, Deadline deadline) {
    if (!renewing.tryLock()) {
      return; // somebody is at it
    }
    try {
      if (old.equals(current)) {
        current = login.now(deadline);
      }
    } catch (DcsException failure) {
      nextEarlyRenewal = time.instant().plus(BEFORE_NEXT_TRY);
      LOG.warn(
          "The token for DCS was not renewed ahead of time; it will be tried again: {}",
          failure.getMessage());
    } finally {
      renewing.unlock();
    }
  }

  private boolean lockWithin(Duration left) {
    try {
      return renewing.tryLock(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
