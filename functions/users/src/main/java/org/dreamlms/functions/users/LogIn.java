package org.dreamlms.functions.users;

import io.micronaut.context.annotation.Context;
import java.util.Optional;
import org.dreamlms.lib.access.StoreUnavailable;
import org.dreamlms.lib.access.TokenSigner;
import org.dreamlms.lib.lmsdatabase.users.Credentials;
import org.dreamlms.lib.lmsdatabase.users.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From name and password to a token. Made at the start of the function, so that a missing or unfit
 * signing key stops the start.
 */
@Context
final class LogIn {
  private static final Logger LOG = LoggerFactory.getLogger(LogIn.class);

  private final Users users;
  private final Passwords passwords;
  private final TokenSigner signer;
  private final LoginAttempts attempts;

  LogIn(Users users, Passwords passwords, TokenSigner signer, LoginAttempts attempts) {
    this.users = users;
    this.passwords = passwords;
    this.signer = signer;
    this.attempts = attempts;
  }

  /**
   * Counts the attempt; then reads one row, closes the connection, then hashes: no connection is
   * held meanwhile.
   *
   * @param address of the client as the gateway saw it
   */
  LoginResult attempt(String address, String username, String password) {
    return attempts.refusal(address, username).orElseGet(() -> check(username, password));
  }

  private LoginResult check(String username, String password) {
    Optional<Credentials> found = users.credentials(username);
    String stored = found.map(Credentials::passwordHash).orElse(null);
    if (!passwords.match(password, stored) || found.isEmpty()) {
      return new LoginResult.WrongCredentials();
    }
    Credentials credentials = found.get();
    if (!credentials.user().active()) {
      return new LoginResult.Inactive();
    }
    renew(credentials, password);
    return new LoginResult.LoggedIn(
        credentials.user(), signer.sign(credentials.user().id(), credentials.user().role()));
  }

  /** The password is at hand only now, so this is when an older hash becomes a newer one. */
  private void renew(Credentials credentials, String password) {
    if (!passwords.isOutdated(credentials.passwordHash())) {
      return;
    }
    try {
      users.replaceHash(
          credentials.user().id(), credentials.passwordHash(), passwords.hash(password));
    } catch (StoreUnavailable e) {
      LOG.warn("The hash of user {} stays; the next login renews it", credentials.user().id(), e);
    }
  }
}
