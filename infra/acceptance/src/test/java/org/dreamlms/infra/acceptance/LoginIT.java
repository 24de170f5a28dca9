package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Running.class)
final class LoginIT {

  @ParameterizedTest
  @ValueSource(strings = {"admin", "supervisor", "publisher", "teacher", "student"})
  void each_demo_person_logs_in_and_is_who_they_say(String username, Client anybody) {
    var me = anybody.as(username, Running.PASSWORD).get("/api/v1/users/me");

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().get("username").textValue()).isEqualTo(username);
    assertThat(me.json().get("role").textValue()).isEqualTo(username);
    assertThat(me.text()).doesNotContain("password\":\"").doesNotContain("argon2");
  }

  @Test
  void a_wrong_password_and_an_unknown_person_get_one_answer(Client anybody) {
    var wrong = anybody.login("teacher", "no");
    var unknown = anybody.login("nobody-here", "no");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.problem()).isEqualTo("Invalid credentials").isEqualTo(unknown.problem());
    assertThat(unknown.status()).isEqualTo(400);
  }

  @Test
  void nobody_is_asked_to_log_in_and_a_broken_token_is_refused(Client anybody) {
    var none = anybody.get("/api/v1/users/me");
    var broken = anybody.with("a.b.c").get("/api/v1/users/me");

    assertThat(none.status()).isEqualTo(401);
    assertThat(none.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(none.problem()).isEqualTo("Not authenticated");
    assertThat(broken.status()).isEqualTo(403);
    assertThat(broken.problem()).isEqualTo("Could not validate credentials");
  }

  @Test
  void the_keys_that_tokens_are_checked_with_are_public_and_only_the_public_half(Client anybody) {
    var keys = anybody.get("/.well-known/jwks.json");

    assertThat(keys.status()).isEqualTo(200);
    assertThat(keys.json().get("keys").get(0).get("crv").textValue()).isEqualTo("P-256");
    assertThat(keys.json().get("keys").get(0).has("d")).isFalse();
  }
}
