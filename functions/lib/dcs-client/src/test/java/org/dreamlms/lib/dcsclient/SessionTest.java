package org.dreamlms.lib.dcsclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dreamlms.lib.dcsclient.ScriptedWire.json;
import static org.dreamlms.lib.dcsclient.ScriptedWire.missing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

  private static final URI URL = URI.create("http://127.0.0.1:1");

  private final TickedTime time = new TickedTime();
  private final AtomicInteger logins = new AtomicInteger();
  private final ScriptedWire wire = new ScriptedWire(_ -> missing());
  private final Dcs dcs = Clients.over(wire, Clients.settings(URL), time);

  private static DcsUnavailable unavailable(Runnable call) {
    return catchThrowableOfType(DcsUnavailable.class, call::run);
  }

  /** Tokens that live for so long, each a different one. */
  private void tokensLive(Duration lifetime) {
    wire.login(_ -> token(jwt(time.instant(), time.instant().plus(lifetime))));
  }

  private Answer token(String token) {
    return json(
        200, "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"new_field\":{}}");
  }

  private String jwt(Instant issued, Instant expires) {
    String claims =
        "{\"sub\":\"1\",\"n\":"
            + logins.incrementAndGet()
            + ",\"iat\":"
            + issued.getEpochSecond()
            + ",\"exp\":"
            + expires.getEpochSecond()
            + "}";
    return "e30."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
        + ".c2ln";
  }

  @Test
  void a_token_that_was_forgotten_is_used_by_nobody() {
    tokensLive(Duration.ofMinutes(30));
    dcs.book(1);

    dcs.signOut();
    assertThat(logins).hasValue(1);
    dcs.book(1);

    assertThat(logins).hasValue(2);
  }

  @Test
  void credentials_are_sent_once_and_as_json() {
    tokensLive(Duration.ofMinutes(30));

    dcs.book(1);
    dcs.book(2);

    assertThat(wire.logins()).hasSize(1);
    byte[] body = Objects.requireNonNull(wire.logins().getFirst().ask().json()).toArray();
    assertThat(new String(body, UTF_8))
        .isEqualTo("{\"email\":\"lms@example.org\",\"password\":\"p\\\"ä ss\"}");
    assertThat(wire.logins().getFirst().bearer()).isNull();
    assertThat(wire.asked()).extracting(ScriptedWire.Sent::bearer).doesNotContainNull();
  }

  @Test
  void a_token_is_renewed_five_minutes_before_it_ends() {
    tokensLive(Duration.ofMinutes(30));
    dcs.book(1);

    time.pass(Duration.ofMinutes(25).minusSeconds(1));
    dcs.book(1);
    assertThat(wire.logins()).hasSize(1);

    time.pass(Duration.ofSeconds(1));
    dcs.book(1);
    assertThat(wire.logins()).hasSize(2);
  }

  @Tag("LA1")
  @Test
  void la1_a_token_that_ended_while_all_was_frozen_is_sent_to_nobody() {
    tokensLive(Duration.ofMinutes(30));
    dcs.book(1);

    time.pass(Duration.ofHours(1));
    dcs.book(1);

    assertThat(wire.logins()).hasSize(2);
    assertThat(wire.asked()).extracting(ScriptedWire.Sent::bearer).doesNotHaveDuplicates();
  }

  @Test
  void a_short_token_is_not_renewed_on_every_call() {
    tokensLive(Duration.ofMinutes(2));

    for (int i = 0; i < 10; i++) {
      dcs.book(1);
    }

    assertThat(wire.logins()).hasSize(1);
  }

  @Test
  void a_clock_of_dcs_that_is_wrong_by_hours_does_no_harm() {
    Instant theirs = time.instant().minus(Duration.ofHours(7));
    wire.login(_ -> token(jwt(theirs, theirs.plus(Duration.ofMinutes(30)))));

    dcs.book(1);
    time.pass(Duration.ofMinutes(20));
    dcs.book(1);

    assertThat(wire.logins()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opaque",
        "a.b.c",
        "e30.e30.e30",
        "e30.eyJleHAiOiJ4In0.e30",
        "e30.eyJleHAiOjF9.e30"
      })
  void a_token_that_does_not_tell_its_end_is_taken_for_half_an_hour(String token) {
    wire.login(_ -> token(token));
    dcs.book(1);

    time.pass(Duration.ofMinutes(24));
    dcs.book(1);
    assertThat(wire.logins()).hasSize(1);
    time.pass(Duration.ofMinutes(1));
    dcs.book(1);
    assertThat(wire.logins()).hasSize(2);
  }

  @Tag("DC8")
  @Test
  void an_early_renewal_that_fails_goes_on_with_the_old_token_and_is_not_tried_on_every_call() {
    tokensLive(Duration.ofMinutes(30));
    dcs.book(1);
    time.pass(Duration.ofMinutes(26));
    wire.login(_ -> json(500, ""));

    for (int i = 0; i < 10; i++) {
      assertThat(dcs.book(1)).isEmpty();
    }
    assertThat(wire.logins()).hasSize(2);

    tokensLive(Duration.ofMinutes(30));
    time.pass(Duration.ofSeconds(10));
    dcs.book(1);
    assertThat(wire.logins()).hasSize(3);
  }

  @Tag("DC8")
  @ParameterizedTest
  @ValueSource(strings = {"401|Invalid token", "403|Not authenticated"})
  void a_refused_token_is_replaced_and_the_call_repeated(String refusal) {
    tokensLive(Duration.ofMinutes(30));
    dcs.book(1);
    String old = Objects.requireNonNull(wire.asked().getFirst().bearer());
    String[] parts = refusal.split("\\|", -1);
    wire.rest(
        sent ->
            old.equals(sent.bearer())
                ? json(Integer.parseInt(parts[0]), "{\"detail\":\"" + parts[1] + "\"}")
                : missing());

    assertThat(dcs.book(1)).isEmpty();
    assertThat(wire.logins()).hasSize(2);
  }

  @Tag("DC8")
  @Test
  void a_token_that_is_refused_for_ever_costs_one_login_per_call_and_is_no_401_of_the_user() {
    tokensLive(Duration.ofMinutes(30));
    wire.rest(_ -> json(401, "{\"detail\":\"Invalid token\"}"));

    DcsUnavailable failure = unavailable(() -> dcs.book(1));

    assertThat(failure.reason()).isEqualTo(Reason.NOT_SIGNED_IN);
    assertThat(failure.status()).hasValue(401);
    assertThat(wire.logins()).hasSize(2);
    assertThat(wire.asked()).hasSize(2);
  }

  @Tag("DC8")
  @Test
  void wrong_credentials_are_told_apart_from_an_outage() {
    wire.login(_ -> json(401, "{\"detail\":\"Invalid credentials\"}"));
    assertThat(unavailable(() -> dcs.book(1)).reason()).isEqualTo(Reason.NOT_SIGNED_IN);

    wire.login(_ -> json(500, "Internal Server Error"));
    assertThat(unavailable(() -> dcs.book(1)).reason()).isEqualTo(Reason.SERVER_ERROR);

    assertThat(wire.logins()).hasSize(2);
    assertThat(wire.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "",
        "<html>",
        "{\"access_token\":7}",
        "{\"access_token\":\"a\\r\\nb: c\"}"
      })
  void an_answer_without_a_usable_token_is_invalid_content(String body) {
    wire.login(_ -> json(200, body));

    assertThat(catchThrowableOfType(DcsContentInvalid.class, () -> dcs.book(1)).operation())
        .isEqualTo("login");
  }

  @Tag("DC8")
  @Test
  void many_calls_whose_token_is_refused_log_in_once_together() throws Exception {
    int callers = 16;
    tokensLive(Duration.ofMinutes(30));
    dcs.book(0);
    String old = Objects.requireNonNull(wire.asked().getFirst().bearer());
    CountDownLatch allRefused = new CountDownLatch(callers);
    wire.rest(
        sent -> {
          if (!old.equals(sent.bearer())) {
            return missing();
          }
          allRefused.countDown();
          await(allRefused);
          return json(401, "{\"detail\":\"Invalid token\"}");
        });

    atOnce(callers);

    assertThat(wire.logins()).hasSize(2);
    assertThat(wire.asked()).hasSize(1 + 2 * callers);
  }

  @Test
  void many_calls_at_the_start_log_in_once_together() throws Exception {
    CountDownLatch loggingIn = new CountDownLatch(1);
    wire.login(
        _ -> {
          loggingIn.countDown();
          return token(jwt(time.instant(), time.instant().plus(Duration.ofMinutes(30))));
        });

    atOnce(16);

    assertThat(wire.logins()).hasSize(1);
    assertThat(loggingIn.getCount()).isZero();
  }

  @Test
  void while_one_renews_early_the_others_go_on_with_the_old_token() throws Exception {
    tokensLive(Duration.ofMinutes(30));
    dcs.book(0);
    time.pass(Duration.ofMinutes(26));
    CountDownLatch renewing = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    wire.login(
        _ -> {
          renewing.countDown();
          await(answer);
          return token("new");
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> dcs.book(1));
      await(renewing);
      atOnce(8);
      answer.countDown();
      assertThat(slow.get(20, TimeUnit.SECONDS)).isEmpty();
    }

    assertThat(wire.logins()).hasSize(2);
    assertThat(wire.asked().getLast().bearer()).isEqualTo("new");
  }

  private void atOnce(int callers) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 1; i <= callers; i++) {
        int id = i;
        calls.add(
            threads.submit(
                () -> {
                  await(start);
                  return dcs.book(id);
                }));
      }
      start.countDown();
      for (Future<?> call : calls) {
        call.get(20, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void an_api_key_replaces_the_login_and_is_not_repeated_when_refused() {
    DcsSettings s = Clients.settings(URL);
    DcsSettings withKey =
        new DcsSettings(
            URL,
            "",
            null,
            new Secret("dcs_test_lms_1"),
            s.publisherInPath(),
            s.budget(),
            s.connectTimeout(),
            s.readTimeout(),
            s.retries(),
            s.maxConnections());
    Dcs keyed = Clients.over(wire, withKey, time);

    assertThat(keyed.book(1)).isEmpty();
    wire.rest(_ -> json(401, "{\"detail\":\"Invalid token\"}"));
    assertThat(unavailable(() -> keyed.book(1)).reason()).isEqualTo(Reason.NOT_SIGNED_IN);

    assertThat(wire.logins()).isEmpty();
    assertThat(wire.asked()).hasSize(2).allMatch(sent -> "dcs_test_lms_1".equals(sent.bearer()));
  }

  @Test
  void without_credentials_nothing_is_sent() {
    DcsSettings s = Clients.settings(URL);
    DcsSettings none =
        new DcsSettings(
            URL,
            "",
            null,
            null,
            s.publisherInPath(),
            s.budget(),
            s.connectTimeout(),
            s.readTimeout(),
            s.retries(),
            s.maxConnections());

    assertThat(unavailable(() -> Clients.over(wire, none, time).books()).reason())
        .isEqualTo(Reason.NOT_SIGNED_IN);
    assertThat(wire.logins()).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
