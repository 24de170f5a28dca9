package org.dreamlms.functions.cacheadmin;

import java.util.List;
import org.dreamlms.lib.dcsclient.DcsContentInvalid;
import org.dreamlms.lib.dcsclient.DcsException;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** What an administrator is told when DCS does not register us; DCS's words are in the log only. */
final class RegistrationFailed {
  private static final String TWICE = " Twice does no harm.";

  private RegistrationFailed() {}

  static ProblemException because(DcsException failure) {
    return switch (failure) {
      case DcsUnavailable down ->
          new ProblemException(
              ProblemType.DCS_UNAVAILABLE,
              detail(down),
              List.of(),
              down.retryAfter().orElse(null),
              down);
      case DcsContentInvalid odd ->
          new ProblemException(
              ProblemType.DCS_CONTENT_INVALID,
              "What DCS answered about its subscriptions cannot be read. The log says why.",
              odd);
    };
  }

  private static String detail(DcsUnavailable down) {
    return switch (down.reason()) {
      case NOT_SIGNED_IN ->
          "DCS does not accept our account for webhooks. Please compare the e-mail address and the"
              + " password that this deployment has for DCS; a key does not do.";
      case UNEXPECTED_ANSWER ->
          "DCS did not take our subscription, or somebody else changes it at the same time. The log"
              + " says what DCS answered. Please try again."
              + TWICE;
      case SERVER_ERROR, TIMEOUT, CONNECTION, BREAKER_OPEN, RATE_LIMITED, NO_TIME_LEFT ->
          "DCS does not answer at the moment. It may have registered us all the same. Please try"
              + " again shortly."
              + TWICE;
    };
  }
}
