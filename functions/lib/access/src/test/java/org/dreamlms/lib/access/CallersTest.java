package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CallersTest {
  private final HandClock clock = new HandClock();
  private final FakeIdentities identities = new FakeIdentities();
  private final Callers callers = callers(identities);

  @Test
  void a_token_becomes_the_caller_whom_the_identity_store_knows() {
    UUID user = UUID.randomUUID();
    identities.put(new Identity(user, Role.PUBLISHER, true, false, 3));

    assertThat(callers.identify(token(user, Role.PUBLISHER)))
        .isEqualTo(new Caller(user, Role.PUBLISHER, false, 3));
  }

  @Tag("TK5")
  @Test
  void tk5_the_role_in_the_token_is_not_believed() {
    UUID student = identities.add(Role.STUDENT);

    assertThat(callers.identify(token(student, Role.ADMIN)).role()).isEqualTo(Role.STUDENT);
  }

  @Test
  void a_bad_token_is_refused_in_the_words_of_the_contract() {
    assertThatProblem("nonsense", ProblemType.INVALID_TOKEN, "Could not validate credentials");
    assertThat(identities.reads()).isZero();
  }

  @Test
  void a_deleted_user_is_not_found() {
    assertThatProblem(
        token(UUID.randomUUID(), Role.TEACHER), ProblemType.NOT_FOUND, "User not found");
  }

  @Test
  void an_inactive_user_is_told_so() {
    UUID user = UUID.randomUUID();
    identities.put(new Identity(user, Role.TEACHER, false, false, null));

    assertThatProblem(token(user, Role.TEACHER), ProblemType.INACTIVE_USER, "Inactive user");
  }

  @Tag("TK6")
  @Test
  void tk6_a_lowered_role_counts_five_seconds_later_while_the_token_lives() {
    UUID user = identities.add(Role.ADMIN);
    String token = token(user, Role.ADMIN);
    assertThat(callers.identify(token).role()).isEqualTo(Role.ADMIN);
    identities.put(new Identity(user, Role.STUDENT, true, false, null));

    clock.move(Duration.ofMillis(4_999));
    assertThat(callers.identify(token).role()).isEqualTo(Role.ADMIN);
    clock.move(Duration.ofMillis(1));
    assertThat(callers.identify(token).role()).isEqualTo(Role.STUDENT);
  }

  @Tag("TK6")
  @Test
  void tk6_a_user_who_was_deactivated_or_deleted_is_refused_five_seconds_later() {
    UUID deactivated = identities.add(Role.TEACHER);
    UUID deleted = identities.add(Role.TEACHER);
    String first = token(deactivated, Role.TEACHER);
    String second = token(deleted, Role.TEACHER);
    callers.identify(first);
    callers.identify(second);
    identities.put(new Identity(deactivated, Role.TEACHER, false, false, null));
    identities.remove(deleted);
    clock.move(Duration.ofSeconds(5));

    assertThatProblem(first, ProblemType.INACTIVE_USER, "Inactive user");
    assertThatProblem(second, ProblemType.NOT_FOUND, "User not found");
  }

  @Test
  void forty_pictures_of_a_page_cost_one_read_of_the_identity() {
    String token = token(identities.add(Role.STUDENT), Role.STUDENT);
    for (int i = 0; i < 40; i++) {
      callers.identify(token);
    }

    assertThat(identities.reads()).isOne();
  }

  @Tag("LA1")
  @Test
  void a_clock_that_was_set_back_makes_nobody_young_again() {
    UUID user = identities.add(Role.TEACHER);
    String token = token(user, Role.TEACHER);
    clock.move(Duration.ofSeconds(20));
    callers.identify(token);
    clock.move(Duration.ofSeconds(-10));
    callers.identify(token);

    assertThat(identities.reads()).isEqualTo(2);
  }

  @Test
  void a_verified_token_that_is_remembered_still_ends_in_time() {
    UUID user = identities.add(Role.TEACHER);
    String token = token(user, Role.TEACHER);
    callers.identify(token);
    clock.move(Duration.ofHours(8));

    assertThatProblem(token, ProblemType.INVALID_TOKEN, "Could not validate credentials");
  }

  @Test
  void an_identity_store_that_fails_is_asked_again() {
    UUID user = UUID.randomUUID();
    AtomicInteger reads = new AtomicInteger();
    Callers shaky =
        callers(
            id -> {
              if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
              }
              return Optional.of(new Identity(id, Role.TEACHER, true, false, null));
            });
    String token = token(user, Role.TEACHER);

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> shaky.identify(token));
    assertThat(shaky.identify(token).user()).isEqualTo(user);
  }

  private Callers callers(Identities store) {
    AccessSettings settings = TestTokens.accessSettings();
    TokenVerifier verifier = new TokenVerifier(TestTokens.publicKeys(), settings, clock);
    return new Callers(new VerifiedTokens(verifier, clock), store, settings, clock);
  }

  private String token(UUID user, Role role) {
    return TestTokens.of(user, role, clock);
  }

  private void assertThatProblem(String token, ProblemType type, String detail) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> callers.identify(token))
        .satisfies(
            problem -> {
              assertThat(problem.type()).isEqualTo(type);
              assertThat(problem.detail()).isEqualTo(detail);
            });
  }
}
