package org.dreamlms.functions.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.dreamlms.lib.ratelimits.FakeRateLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through the real handler, at a time that moves only when it is told to. */
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoginLimitsTest implements TestPropertyProvider {
  private static final String LOGIN = "/api/v1/login/access-token";
  private static final String PASSWORD = "dream-local";

  /** Refused before it is hashed: for attempts whose price is no matter. */
  private static final String TOO_LONG = "p".repeat(Passwords.MAX_LENGTH + 1);

  /** The first moment of a minute and of a quarter of an hour. */
  private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");

  private static final UUID TEACHER = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @RegisterExtension static final TestDatabase database = MigratedDatabase.create();

  @Inject ApplicationContext context;
  @Inject FakeRateLimits counters;

  /** One for all of the many requests. */
  private @Nullable LambdaDriver lambda;

  private final TickingClock clock = TickingClock.at(START);
  private final Rows rows = new Rows(database.dataSource());

  @Override
  public Map<String, String> getProperties() {
    Map<String, String> settings = new HashMap<>(MigratedDatabase.settings(database));
    settings.putAll(TestTokens.signingSettings());
    settings.putAll(CountsInMemory.settings());
    return settings;
  }

  @MockBean(InstantSource.class)
  InstantSource clock() {
    return clock;
  }

  @BeforeAll
  void people() {
    lambda = new LambdaDriver(context);
    rows.user(TEACHER, "ayla.inci", Role.TEACHER, true, new Passwords().hash(PASSWORD));
  }

  private LambdaDriver lambda() {
    return Objects.requireNonNull(lambda);
  }

  @BeforeEach
  void nothingHasHappened() {
    counters.clear();
    counters.recover();
    clock.set(START);
  }

  @Tag("TK8")
  @Test
  void tk8_the_thirty_first_attempt_of_a_minute_from_one_address_is_refused() {
    for (int attempt = 1; attempt <= 30; attempt++) {
      assertThat(logIn("192.0.2.1", "person-" + attempt, TOO_LONG).status()).isEqualTo(400);
    }
    clock.advance(Duration.ofMillis(17_500));
    Reply refused = logIn("192.0.2.1", "ayla.inci", PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("content-type")).startsWith("application/problem+json");
    assertThat(refused.header("retry-after")).isEqualTo("43");
    assertThat(refused.header("cache-control")).isEqualTo("no-store");
    assertThat(refused.text())
        .contains(
            "/problems/too-many-requests",
            "\"detail\":\"Rate limit exceeded. Try again in 43 seconds.\"",
            "\"retry_after\":43")
        .doesNotContain("192.0.2.1", "ayla");
    assertThat(logIn("192.0.2.2", "ayla.inci", PASSWORD).status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(42_500));
    assertThat(logIn("192.0.2.1", "ayla.inci", PASSWORD).status()).isEqualTo(200);
  }

  @Tag("TK8")
  @Test
  void tk8_of_ten_thousand_attempts_for_one_user_from_everywhere_twenty_are_looked_at() {
    Map<Integer, Long> answers =
        answers(10_000, LoginLimitsTest::address, ignored -> "ayla.inci", "wrong");

    assertThat(answers).isEqualTo(Map.of(400, 20L, 429, 9_980L));
    assertThat(logIn("203.0.113.9", "AYLA.Inci", PASSWORD).header("retry-after")).isEqualTo("900");
    clock.advance(Duration.ofMinutes(15));
    assertThat(logIn("203.0.113.9", "AYLA.Inci", PASSWORD).status()).isEqualTo(200);
  }

  @Tag("TK8")
  @Test
  void tk8_an_unknown_user_is_limited_as_a_known_one_is() {
    Map<Integer, Long> answers =
        answers(100, LoginLimitsTest::address, ignored -> "nobody.here", "wrong");

    assertThat(answers).isEqualTo(Map.of(400, 20L, 429, 80L));
  }

  @Tag("TK8")
  @Test
  void tk8_of_ten_thousand_attempts_for_all_users_from_one_address_thirty_a_minute_are_looked_at() {
    Map<Integer, Long> first =
        answers(5_000, ignored -> "192.0.2.1", user -> "person-" + user, "wrong");
    clock.advance(Duration.ofMinutes(1));
    Map<Integer, Long> second =
        answers(5_000, ignored -> "192.0.2.1", user -> "person-" + user, TOO_LONG);

    assertThat(first).isEqualTo(second).isEqualTo(Map.of(400, 30L, 429, 4_970L));
  }

  @Tag("TK8")
  @Test
  void tk8_ten_thousand_people_at_ten_thousand_addresses_are_all_looked_at() {
    assertThat(answers(10_000, LoginLimitsTest::address, user -> "person-" + user, TOO_LONG))
        .isEqualTo(Map.of(400, 10_000L));
  }

  @Tag("TK8")
  @Test
  void tk8_one_network_of_ipv6_is_one_address() {
    Map<Integer, Long> answers =
        answers(
            100,
            host -> "2001:db8:1:2:" + Integer.toHexString(host + 1) + "::9",
            user -> "person-" + user,
            TOO_LONG);

    assertThat(answers).isEqualTo(Map.of(400, 30L, 429, 70L));
    assertThat(logIn("2001:db8:1:3::1", "person-1", TOO_LONG).status()).isEqualTo(400);
  }

  @Tag("TK8")
  @ParameterizedTest
  @ValueSource(strings = {"x-forwarded-for", "forwarded", "x-real-ip", "client-ip", "via"})
  void tk8_a_header_does_not_change_the_address(String header) {
    Map<Integer, Long> answers =
        IntStream.range(0, 50)
            .mapToObj(
                attempt ->
                    attempt("192.0.2.1", "person-" + attempt, TOO_LONG)
                        .header(header, address(attempt))
                        .send()
                        .status())
            .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));

    assertThat(answers).isEqualTo(Map.of(400, 30L, 429, 20L));
  }

  @Tag("TK8")
  @Test
  void tk8_what_is_refused_for_its_address_does_not_use_up_the_user_s_attempts() {
    answers(30, ignored -> "192.0.2.1", user -> "person-" + user, TOO_LONG);
    answers(100, ignored -> "192.0.2.1", ignored -> "ayla.inci", "wrong");

    assertThat(logIn("192.0.2.2", "ayla.inci", PASSWORD).status()).isEqualTo(200);
  }

  @Tag("TK8")
  @Test
  void tk8_while_attempts_cannot_be_counted_nobody_logs_in_and_is_told_to_come_back() {
    counters.fail();
    Reply right = logIn("192.0.2.1", "ayla.inci", PASSWORD);
    Reply wrong = logIn("192.0.2.1", "ayla.inci", "wrong");
    counters.recover();

    assertThat(right.status()).isEqualTo(503);
    assertThat(right.header("retry-after")).isEqualTo("5");
    assertThat(right.text())
        .isEqualTo(wrong.text())
        .contains(
            "/problems/limits-unavailable",
            "\"retry_after\":5",
            "Logging in is not possible at the moment.")
        .doesNotContainIgnoringCase("dynamo");
    assertThat(logIn("192.0.2.1", "ayla.inci", PASSWORD).status()).isEqualTo(200);
  }

  @Tag("DY1")
  @Test
  void dy1_who_is_logged_in_goes_on_while_attempts_cannot_be_counted() {
    counters.fail();
    Reply me =
        lambda().get("/api/v1/users/me").bearer(TestTokens.of(TEACHER, Role.TEACHER, clock)).send();

    assertThat(me.status()).isEqualTo(200);
  }

  @Tag("TK6")
  @Test
  void tk6_a_deactivated_and_a_deleted_user_are_refused_within_five_seconds() {
    UUID deactivated = rows.user(Role.TEACHER);
    UUID deleted = rows.user(Role.STUDENT);
    assertThat(me(deactivated, Role.TEACHER).status()).isEqualTo(200);
    assertThat(me(deleted, Role.STUDENT).status()).isEqualTo(200);
    rows.execute("UPDATE \"user\" SET is_active = false WHERE id = ?", deactivated);
    rows.execute("DELETE FROM \"user\" WHERE id = ?", deleted);
    clock.advance(Duration.ofSeconds(5));

    assertThat(me(deactivated, Role.TEACHER).status()).isEqualTo(400);
    assertThat(me(deactivated, Role.TEACHER).text()).contains("\"detail\":\"Inactive user\"");
    assertThat(me(deleted, Role.STUDENT).status()).isEqualTo(404);
    assertThat(me(deleted, Role.STUDENT).text()).contains("\"detail\":\"User not found\"");
  }

  @Tag("TK5")
  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "PUT", "POST"})
  void tk5_nobody_raises_themselves_by_writing_to_their_account(String method) {
    UUID student = rows.user(Role.STUDENT);
    String sql =
        "SELECT role || is_superuser || coalesce(dcs_publisher_id, 0) FROM \"user\" WHERE id = '"
            + student
            + "'";
    String before = rows.text(sql);
    Reply reply =
        lambda()
            .call(method, "/api/v1/users/me")
            .bearer(TestTokens.of(student, Role.ADMIN, clock))
            .json("{\"role\":\"admin\",\"is_superuser\":true,\"dcs_publisher_id\":1}")
            .send();

    assertThat(reply.status()).isBetween(200, 499);
    assertThat(rows.text(sql)).isEqualTo(before);
    assertThat(me(student, Role.ADMIN).text())
        .contains("\"role\":\"student\"", "\"is_superuser\":false", "\"dcs_publisher_id\":null");
  }

  private Reply me(UUID user, Role role) {
    return lambda().get("/api/v1/users/me").bearer(TestTokens.of(user, role, clock)).send();
  }

  /** How often each status was answered. */
  private Map<Integer, Long> answers(
      int times, IntFunction<String> address, IntFunction<String> username, String password) {
    return IntStream.range(0, times)
        .mapToObj(i -> logIn(address.apply(i), username.apply(i), password).status())
        .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
  }

  private Reply logIn(String address, String username, String password) {
    return attempt(address, username, password).send();
  }

  private LambdaDriver.Call attempt(String address, String username, String password) {
    return lambda()
        .post(LOGIN)
        .from(address)
        .form(Map.of("username", username, "password", password));
  }

  /** Each of another network. */
  private static String address(int number) {
    return "10." + number / 65_536 + "." + number / 256 % 256 + "." + number % 256;
  }
}
