package org.dreamlms.lib.access;

/** What came of checking a token. */
sealed interface TokenVerdict {

  record Accepted(VerifiedToken token) implements TokenVerdict {}

  /**
   * @param reason for the log; our words only, nothing of the token
   */
  record Refused(String reason) implements TokenVerdict {}
}
