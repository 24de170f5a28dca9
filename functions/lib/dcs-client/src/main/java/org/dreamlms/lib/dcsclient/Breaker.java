package org.dreamlms.lib.dcsclient;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops asking after so many failures in a row; after a while exactly one caller may try.
 *
 * <p>Ours and not a library's, for three reasons. micronaut-retry's {@code @CircuitBreaker} can
 * leave out exceptions, but lets everybody through when half open and rethrows an old exception
 * while open. Failsafe 3.3.2 lets one through, but reads {@code System.nanoTime()} itself: it
 * cannot be tested by a ticked clock, and it need not advance while a Lambda is frozen. Both want
 * to wrap the call, while here the caller decides what counts.
 *
 * <p>Safe for any number of threads.
 */
final class Breaker {

  private final DcsBreakerSettings settings;
  private final InstantSource time;
  private int failuresInARow;
  private @Nullable Instant openUntil;
  private @Nullable Permit probe;

  Breaker(DcsBreakerSettings settings, InstantSource time) {
    this.settings = settings;
    this.time = time;
  }

  /** One permitted call; it must end in exactly one of the three ways. */
  final class Permit {

    /** DCS answered, whatever it said. */
    void answered() {
      ended(this, Outcome.ANSWERED);
    }

    /** DCS failed: 5xx, a time limit, a lost connection. */
    void failed() {
      ended(this, Outcome.FAILED);
    }

    /** Nothing was learned about DCS. */
    void learnedNothing() {
      ended(this, Outcome.UNKNOWN);
    }
  }

  private enum Outcome {
    ANSWERED,
    FAILED,
    UNKNOWN
  }

  /** Empty while DCS is to be left alone. */
  synchronized Optional<Permit> enter() {
    Permit permit = new Permit();
    if (openUntil == null) {
      return Optional.of(permit);
    }
    if (probe != null || time.instant().isBefore(openUntil)) {
      return Optional.empty();
    }
    probe = permit;
    return Optional.of(permit);
  }

  synchronized boolean isClosed() {
    return openUntil == null;
  }

  /** How long until somebody may try again; at least a second, so that callers do not spin. */
  synchronized Duration wait(Duration atLeast) {
    Duration left = openUntil == null ? atLeast : Duration.between(time.instant(), openUntil);
    return left.compareTo(atLeast) < 0 ? atLeast : left;
  }

  private synchronized void ended(Permit permit, Outcome outcome) {
    if (openUntil == null) {
      count(outcome);
    } else if (permit == probe) {
      probe = null;
      switch (outcome) {
        case ANSWERED -> close();
        case FAILED -> open();
        case UNKNOWN -> {} // the next caller is the probe
      }
    }
    // Otherwise a call from before the breaker opened: too old to say anything.
  }

  private void count(Outcome outcome) {
    switch (outcome) {
      case ANSWERED -> failuresInARow = 0;
      case FAILED -> {
        failuresInARow++;
        if (failuresInARow >= settings.failures()) {
          open();
        }
      }
      case UNKNOWN -> {}
    }
  }

  private void open() {
    openUntil = time.instant().plus(settings.openFor());
  }

  private void close() {
    openUntil = null;
    failuresInARow = 0;
  }
}
