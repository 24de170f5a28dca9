package org.dreamlms.functions.users;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.dreamlms.lib.ratelimits.RateLimits;
import org.dreamlms.lib.ratelimits.RateVerdict;

/**
 * Counts attempts to log in, before anything dear is done for them. Who may not try on is not told
 * whether there is such a user: known and unknown names are counted alike.
 */
@Singleton
final class LoginAttempts {
  private final RateLimits limits;
  private final LoginLimits settings;

  LoginAttempts(RateLimits limits, LoginLimits settings) {
    this.limits = limits;
    this.settings = settings;
  }

  /**
   * Counts one for the address, and only if that is within for the user: so one address alone
   * cannot use up more of a user's attempts than its own.
   *
   * @param address of the client as the gateway saw it
   * @return why it may not go on; empty when it may
   */
  Optional<LoginResult> refusal(String address, String username) {
    Optional<LoginResult> refusal =
        refusal(limits.count(settings.ofAddress(), ClientNetwork.of(address)));
    // In one case, for the database knows a name in any.
    return refusal.isPresent()
        ? refusal
        : refusal(limits.count(settings.ofUser(), username.toLowerCase(Locale.ROOT)));
  }

  private static Optional<LoginResult> refusal(RateVerdict verdict) {
    return switch (verdict) {
      case RateVerdict.Within within -> Optional.empty();
      case RateVerdict.Exceeded(var retryAfter) ->
          Optional.of(new LoginResult.TooManyAttempts(retryAfter));
      // Closed: without counting, passwords could be guessed as fast as Lambda scales.
      case RateVerdict.NotCounted notCounted -> Optional.of(new LoginResult.NotCounted());
    };
  }
}
