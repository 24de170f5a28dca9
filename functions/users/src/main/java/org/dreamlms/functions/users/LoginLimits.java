package org.dreamlms.functions.users;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.dreamlms.lib.ratelimits.RateLimit;

/**
 * How often somebody may try to log in, rightly or wrongly.
 *
 * @param perAddress {@code LOGIN_LIMITS_PER_ADDRESS}: from one network address in a minute. 30 as
 *     in the previous back end (LMS contract 1.5); a school whose pupils all log in at once behind
 *     one address needs more
 * @param perUser {@code LOGIN_LIMITS_PER_USER}: for one user name in a quarter of an hour, from
 *     wherever: under 2,000 guesses a day however many addresses somebody has
 */
@ConfigurationProperties("login.limits")
record LoginLimits(
    @Bindable(defaultValue = "30") int perAddress, @Bindable(defaultValue = "20") int perUser) {

  private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(1);
  private static final Duration USER_WINDOW = Duration.ofMinutes(15);

  LoginLimits {
    // Made here once, so that a number out of range stops the start.
    address(perAddress);
    user(perUser);
  }

  RateLimit ofAddress() {
    return address(perAddress);
  }

  RateLimit ofUser() {
    return user(perUser);
  }

  private static RateLimit address(int most) {
    return new RateLimit("login-address", most, ADDRESS_WINDOW);
  }

  private static RateLimit user(int most) {
    return new RateLimit("login-user", most, USER_WINDOW);
  }
}
