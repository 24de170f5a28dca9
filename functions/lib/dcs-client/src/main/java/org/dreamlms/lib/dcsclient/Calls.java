package org.dreamlms.lib.dcsclient;

import java.time.Duration;
import java.time.InstantSource;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Asks DCS with all the care: within the deadline, through the breaker, again after a failure that
 * may pass. Knows nothing of logins.
 */
final class Calls {

  /**
   * Bounds of the pause before a retry, which is drawn evenly from zero to the bound ("full
   * jitter").
   */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** With less time than this an attempt is not worth a connection. */
  private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(20);

  /**
   * A DCS that needs longer than this fails; below, it was our own haste, which must not open the
   * breaker.
   */
  private static final Duration FAIR_CHANCE = Duration.ofSeconds(1);

  private final Wire wire;
  private final DcsSettings settings;
  private final InstantSource time;
  private final Pause pause;
  private final Redirects redirects;
  private final RetryBudget budget = new RetryBudget();
  private final Breaker rows;
  private final Breaker files;
  private final Breaker login;

  Calls(
      Wire wire,
      DcsSettings settings,
      DcsBreakerSettings breaker,
      InstantSource time,
      Pause pause,
      Redirects redirects) {
    this.wire = wire;
    this.settings = settings;
    this.time = time;
    this.pause = pause;
    this.redirects = redirects;
    this.rows = new Breaker(breaker, time);
    this.files = new Breaker(breaker, time);
    this.login = new Breaker(breaker, time);
  }

  /** Waits between attempts; tests do not. */
  @FunctionalInterface
  interface Pause {
    /**
     * Waits a random time from zero up to the bound.
     *
     * @return false when interrupted
     */
    boolean upTo(Duration bound);
  }

  /** Any answer but 429 and 5xx. */
  Answer send(Ask ask, @Nullable String bearer, Deadline deadline) {
    boolean again = ask.verb().again();
    int retries = again ? settings.retries() : 0;
    Duration bound = FIRST_PAUSE;
    for (int retry = 0; ; retry++) {
      // What was kept may be dead, so what is sent once only does not rely on it either.
      // And a 304 of DCS leaves a connection on which the next request fails, so none is kept that
      // could bring one (DCS contract 1.6).
      boolean kept = retry == 0 && again && ask.unless() == null;
      try {
        return attempt(ask, bearer, deadline, kept ? Wire.Connection.KEPT : Wire.Connection.NEW);
      } catch (DcsUnavailable failure) {
        boolean enough =
            retry >= retries || !mayPass(failure, deadline) || !breaker(ask).isClosed();
        if (enough || !budget.spend() || !pause.upTo(shorter(bound, deadline.left()))) {
          throw failure;
        }
        bound = shorter(bound.multipliedBy(2), LONGEST_PAUSE);
      }
    }
  }

  private static boolean mayPass(DcsUnavailable failure, Deadline deadline) {
    boolean transientFailure =
        switch (failure.reason()) {
          case SERVER_ERROR, TIMEOUT, CONNECTION -> true;
          case BREAKER_OPEN, RATE_LIMITED, NOT_SIGNED_IN, NO_TIME_LEFT, UNEXPECTED_ANSWER -> false;
        };
    return transientFailure && deadline.left().compareTo(SHORTEST_ATTEMPT) > 0;
  }

  private Answer attempt(
      Ask ask, @Nullable String bearer, Deadline deadline, Wire.Connection connection) {
    Duration within = shorter(deadline.left(), settings.readTimeout());
    if (within.compareTo(SHORTEST_ATTEMPT) < 0) {
      throw new DcsUnavailable(ask.operation(), Reason.NO_TIME_LEFT, 0, null);
    }
    Breaker.Permit permit =
        breaker(ask)
            .enter()
            .orElseThrow(
                () ->
                    new DcsUnavailable(
                        ask.operation(),
                        Reason.BREAKER_OPEN,
                        0,
                        breaker(ask).wait(Duration.ofSeconds(1))));
    Answer answer;
    try {
      answer = wire.send(ask, bearer, within, connection);
    } catch (WireFailure failure) {
      throw judged(ask, permit, failure, within);
    } catch (RuntimeException | Error bug) {
      permit.learnedNothing();
      throw bug;
    }
    return judged(ask, permit, answer);
  }

  private Answer judged(Ask ask, Breaker.Permit permit, Answer answer) {
    int status = answer.status();
    if (status >= 500) {
      permit.failed();
      throw new DcsUnavailable(ask.operation(), Reason.SERVER_ERROR, status, retryAfter(answer));
    }
    permit.answered();
    redirects.count(answer);
    if (status == 429) {
      // Never waited for here: the time of a request is too short and its money too dear
      // (DCS contract L6).
      throw new DcsUnavailable(ask.operation(), Reason.RATE_LIMITED, status, retryAfter(answer));
    }
    budget.earn();
    return answer;
  }

  private DcsException judged(
      Ask ask, Breaker.Permit permit, WireFailure failure, Duration within) {
    return switch (failure.kind()) {
      case TIMEOUT -> {
        boolean hasty = within.compareTo(shorter(FAIR_CHANCE, settings.readTimeout())) < 0;
        if (hasty) {
          permit.learnedNothing();
        } else {
          permit.failed();
        }
        yield new DcsUnavailable(ask.operation(), Reason.TIMEOUT, 0, null, failure);
      }
      case CONNECTION -> {
        permit.failed();
        yield new DcsUnavailable(ask.operation(), Reason.CONNECTION, 0, null, failure);
      }
      case BODY -> {
        permit.answered();
        yield new DcsContentInvalid(
            ask.operation(), "its body is too large, or compressed", failure);
      }
      case INTERRUPTED -> {
        permit.learnedNothing();
        yield new DcsUnavailable(ask.operation(), Reason.NO_TIME_LEFT, 0, null, failure);
      }
    };
  }

  private @Nullable Duration retryAfter(Answer answer) {
    return RetryAfter.parse(answer.retryAfter(), time.instant());
  }

  private Breaker breaker(Ask ask) {
    return switch (ask.area()) {
      case ROWS -> rows;
      case FILES -> files;
      case LOGIN -> login;
    };
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
