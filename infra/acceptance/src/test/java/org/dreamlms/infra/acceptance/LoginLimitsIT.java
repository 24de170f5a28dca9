package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class LoginLimitsIT {

  /** Not hashed, so that the attempts of one minute are made within it on any machine. */
  private static final String TOO_LONG = "p".repeat(129);

  /** With the limits that the template gives. */
  @RegisterExtension
  static final Running CLOUD =
      new Running(
          "limited logins",
          settings ->
              settings
                  .withVariable("Users", "LOGIN_LIMITS_PER_ADDRESS", "30")
                  .withVariable("Users", "LOGIN_LIMITS_PER_USER", "20"));

  @Tag("TK8")
  @Test
  void the_thirty_first_login_of_a_minute_is_refused_and_told_when_to_come_back(Client anybody) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);
    int looked = 1;
    Client.Reply reply = anybody.login("person-" + looked, TOO_LONG);
    // A minute may end meanwhile; then as many again.
    while (reply.status() == 400 && looked < 100) {
      looked++;
      reply = anybody.login("person-" + looked, TOO_LONG);
    }

    assertThat(looked).isBetween(30, 60);
    assertThat(reply.status()).isEqualTo(429);
    int seconds = Integer.parseInt(reply.header("retry-after"));
    assertThat(seconds).isBetween(1, 60);
    assertThat(reply.problem())
        .isEqualTo("Rate limit exceeded. Try again in " + seconds + " seconds.");
    assertThat(reply.json().get("retry_after").intValue()).isEqualTo(seconds);
    assertThat(teacher.get("/api/v1/users/me").status()).isEqualTo(200);
  }
}
