package org.dreamlms.lib.dcsclient;

import java.time.InstantSource;
import java.util.Optional;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks DCS as the LMS: with a token, and once more with a new one when DCS refuses it. */
final class SignedInCalls {

  private static final Logger LOG = LoggerFactory.getLogger(SignedInCalls.class);

  private final Calls calls;
  private final Session session;
  private final RemainingTime remaining;
  private final InstantSource time;

  SignedInCalls(Calls calls, Session session, RemainingTime remaining, InstantSource time) {
    this.calls = calls;
    this.session = session;
    this.remaining = remaining;
    this.time = time;
  }

  void signOut() {
    session.forget();
  }

  /** For one call of {@link Dcs} or {@link DcsWebhooks}, which may be several requests. */
  Deadline deadline() {
    return Deadline.in(remaining.left(), time);
  }

  /** One thing, or empty when DCS says that there is none. */
  Optional<Answer> find(Ask ask) {
    return present(ask, answer(ask, deadline()));
  }

  /** What is always there, such as a list. */
  Answer get(Ask ask, Deadline deadline) {
    return present(ask, answer(ask, deadline)).orElseThrow(() -> unexpected(ask, 404));
  }

  /**
   * Any answer but 401, 429 and 5xx; 304 only where it confirms the version that was asked with.
   * One that confirms what nobody has is not believed: DCS is asked once more, for any version.
   */
  Answer answer(Ask ask, Deadline deadline) {
    Answer answer = signedIn(ask, deadline);
    boolean astray = answer.status() == Answer.NOT_MODIFIED && !ask.isConfirmedBy(answer);
    return astray ? signedIn(ask.unless(null), deadline) : answer;
  }

  /**
   * A change that was carried out, or empty when DCS says that there is nothing to change. Whether
   * it is sent again after a lost answer is a matter of its {@link Ask.Verb}; a refused token says
   * that nothing was done, so then it is sent again in any case.
   */
  Optional<Answer> change(Ask ask) {
    Answer answer = signedIn(ask, deadline());
    return answer.isDone() ? Optional.of(answer) : present(ask, answer);
  }

  private Answer signedIn(Ask ask, Deadline deadline) {
    Token token = session.token(deadline);
    Answer answer = calls.send(ask, token.bearer().reveal(), deadline);
    if (!answer.refusesToken()) {
      return answer;
    }
    Token other = session.insteadOf(token, deadline);
    if (other.bearer().equals(token.bearer())) {
      throw refused(ask, answer); // an API key, or DCS hands out the same token again
    }
    Answer second = calls.send(ask, other.bearer().reveal(), deadline);
    if (second.refusesToken()) {
      throw refused(ask, second);
    }
    return second;
  }

  private static DcsUnavailable refused(Ask ask, Answer answer) {
    LOG.error(
        "DCS refuses the LMS for {} with {}, whatever the token: check its account",
        ask.operation(),
        answer.status());
    return new DcsUnavailable(ask.operation(), Reason.NOT_SIGNED_IN, answer.status(), null);
  }

  /**
   * Empty for a 404 that is about the thing. A 404 that is about the address means that this is no
   * DCS, or one of another age: a wrong setting must not look like an empty DCS.
   */
  static Optional<Answer> present(Ask ask, Answer answer) {
    if (answer.ok()) {
      return Optional.of(answer);
    }
    if (answer.status() == 404 && !isUnknownRoute(answer)) {
      return Optional.empty();
    }
    throw unexpected(ask, answer.status());
  }

  /** DCS's router says exactly this; a proxy in front of it would not answer JSON. */
  static boolean isUnknownRoute(Answer answer) {
    return answer.status() == 404
        && answer.detail().filter(detail -> !detail.equals("Not Found")).isEmpty();
  }

  static DcsUnavailable unexpected(Ask ask, int status) {
    Reason reason = status == 403 ? Reason.NOT_SIGNED_IN : Reason.UNEXPECTED_ANSWER;
    LOG.warn(
        "DCS answers {} to {}: check DCS_BASE_URL and DCS_PUBLISHER_IN_PATH",
        status,
        ask.operation());
    return new DcsUnavailable(ask.operation(), reason, status, null);
  }
}
