package org.dreamlms.functions.users;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks passwords against their hashes, at the same price whether there is a user or not. */
@Singleton
final class Passwords {

  /** Longer ones are refused before they are hashed: Argon2 reads the whole of its input. */
  static final int MAX_LENGTH = 128;

  /** Two hashes need 38 MiB. In Lambda there is one request at a time anyway. */
  private static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Argon2Cost cost;
  private final PasswordHash nobody;
  private final Turnstile turnstile = new Turnstile(AT_ONCE, PATIENCE);
  private final SecureRandom random = new SecureRandom();

  @Inject
  Passwords() {
    this(Argon2Cost.CURRENT);
  }

  Passwords(Argon2Cost cost) {
    this.cost = cost;
    this.nobody = PasswordHash.ofNobody(cost);
  }

  /**
   * Whether the password is the one.
   *
   * @param stored in PHC form; null where there is no user. That, and a form that is not ours (the
   *     previous back end's bcrypt), costs as much as a wrong password and is one
   */
  boolean match(String password, @Nullable String stored) {
    if (password.length() > MAX_LENGTH) {
      return false;
    }
    PasswordHash hash = stored == null ? nobody : PasswordHash.parse(stored).orElse(nobody);
    return turnstile.pass(() -> hash.matches(password)) && hash != nobody;
  }

  /** Whether this hash was made at another price than today's. */
  boolean isOutdated(String stored) {
    return PasswordHash.parse(stored).map(hash -> !hash.cost().equals(cost)).orElse(true);
  }

  /** A new hash with a salt of its own, in PHC form. */
  String hash(String password) {
    byte[] salt = new byte[PasswordHash.SALT_BYTES];
    random.nextBytes(salt);
    return turnstile.pass(() -> PasswordHash.of(password, cost, salt).phc());
  }
}
