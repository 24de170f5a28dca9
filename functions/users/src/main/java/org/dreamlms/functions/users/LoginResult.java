package org.dreamlms.functions.users;

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
}
