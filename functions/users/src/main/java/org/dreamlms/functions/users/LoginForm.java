package org.dreamlms.functions.users;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * The fields of OAuth2's password form that count; {@code grant_type}, {@code scope} and the
 * client's name are not looked at.
 */
@Serdeable
record LoginForm(@Nullable String username, @Nullable String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "LoginForm[" + username + "]";
  }
}
