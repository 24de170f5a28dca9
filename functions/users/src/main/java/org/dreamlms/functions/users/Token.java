package org.dreamlms.functions.users;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.dreamlms.lib.lmsdatabase.users.User;

/** What a login answers. */
@Serdeable(naming = SnakeCaseStrategy.class)
record Token(
    String accessToken, String tokenType, boolean mustChangePassword, boolean hasCompletedTour) {

  static Token from(LoginResult.LoggedIn login) {
    User user = login.user();
    return new Token(login.token(), "bearer", user.mustChangePassword(), user.hasCompletedTour());
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Token[***]";
  }
}
