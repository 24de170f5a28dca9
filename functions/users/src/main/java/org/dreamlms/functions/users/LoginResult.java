package org.dreamlms.functions.users;

import java.time.Duration;
import org.dreamlms.lib.lmsdatabase.users.User;

/** What came of a login. */
sealed interface LoginResult {

  /**
   * @param token for the {@code Authorization} header
   */
  record LoggedIn(User user, String token) implements LoginResult {

    /** Without the token. */
    @Override
    public String toString() {
      return "LoggedIn[user=" + user.id() + "]";
    }
  }

  /** No such user, or another password: one answer, so that names cannot be probed. */
  record WrongCredentials() implements LoginResult {}

  /** Told only to whom knows the password. */
  record Inactive() implements LoginResult {}

  /**
   * Too often tried, from there or for that name; which of the two is not told.
   *
   * @param retryAfter whole seconds
   */
  record TooManyAttempts(Duration retryAfter) implements LoginResult {}

  /** Nobody may try while attempts cannot be counted. */
  record NotCounted() implements LoginResult {}
}
