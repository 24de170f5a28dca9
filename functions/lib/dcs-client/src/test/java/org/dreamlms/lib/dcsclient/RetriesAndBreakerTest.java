package org.dreamlms.lib.dcsclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dreamlms.lib.dcsclient.ScriptedWire.failure;
import static org.dreamlms.lib.dcsclient.ScriptedWire.json;
import static org.dreamlms.lib.dcsclient.ScriptedWire.missing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesAndBreakerTest {

  private static final URI URL = URI.create("http://127.0.0.1:1");
  private static final BookFolder BOOK = new BookFolder(1, "P", "B");

  private final TickedTime time = new TickedTime();
  private final ScriptedWire wire = new ScriptedWire(_ -> missing());
  private final Dcs dcs = Clients.over(wire, Clients.settings(URL), time);
  private final Dcs noRetries =
      Clients.over(wire, Clients.settings(URL, Duration.ofSeconds(5), 0), time);

  private static DcsUnavailable unavailable(Runnable call) {
    return catchThrowableOfType(DcsUnavailable.class, call::run);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void a_server_error_is_tried_again_on_a_new_connection(int status) {
    AtomicInteger tries = new AtomicInteger();
    wire.rest(_ -> tries.incrementAndGet() < 3 ? json(status, "Internal Server Error") : missing());

    assertThat(dcs.book(1)).isEmpty();
    assertThat(wire.asked())
        .extracting(ScriptedWire.Sent::connection)
        .containsExactly(Wire.Connection.KEPT, Wire.Connection.NEW, Wire.Connection.NEW);
  }

  @Test
  void after_two_retries_the_failure_is_told() {
    wire.rest(_ -> json(502, "{\"detail\":\"Unable to load\"}"));

    DcsUnavailable failure = unavailable(dcs::books);

    assertThat(failure.reason()).isEqualTo(Reason.SERVER_ERROR);
    assertThat(failure.status()).hasValue(502);
    assertThat(failure.operation()).isEqualTo("books");
    assertThat(wire.asked()).hasSize(3);
  }

  @Test
  void a_batch_is_a_read_and_tried_again_although_it_is_a_post() {
    AtomicInteger tries = new AtomicInteger();
    wire.rest(_ -> tries.incrementAndGet() == 1 ? json(503, "") : json(200, "[]"));

    assertThat(dcs.booksById(List.of(1))).isEmpty();
    assertThat(tries).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "CONNECTION"})
  void a_timeout_or_a_lost_connection_is_tried_again(WireFailure.Kind kind) {
    AtomicInteger tries = new AtomicInteger();
    wire.rest(
        _ -> {
          if (tries.incrementAndGet() == 1) {
            throw failure(kind);
          }
          return missing();
        });

    assertThat(dcs.book(1)).isEmpty();
    assertThat(tries).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 308, 400, 403, 404, 405, 409, 418, 422})
  void any_other_answer_is_final(int status) {
    wire.rest(_ -> json(status, "{\"detail\":[{\"type\":\"x\",\"loc\":[\"path\"]}]}"));

    assertThat(unavailable(dcs::books).status()).hasValue(status);
    assertThat(wire.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "17, 17",
    "0, 0",
    "' 5 ', 5",
    "3600, 3600",
    "99999999, 3600",
    "'Sun, 29 Mar 2026 01:00:00 GMT', 10",
    "'Sun, 29 Mar 2020 01:00:00 GMT', 0",
    "soon, -1",
    "-5, -1",
    "1.5, -1",
    "999999999999999999, -1"
  })
  void too_many_requests_fails_fast_and_says_how_long_to_wait(String header, long seconds) {
    wire.rest(_ -> new Answer(429, Bytes.of(new byte[0]), null, null, header, null));

    DcsUnavailable failure = unavailable(() -> dcs.book(1));

    assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
    assertThat(failure.retryAfter().map(Duration::toSeconds).orElse(-1L)).isEqualTo(seconds);
    assertThat(wire.asked()).hasSize(1);
  }

  @Test
  void over_time_retries_are_at_most_a_tenth_of_the_calls() {
    AtomicInteger tries = new AtomicInteger();
    wire.rest(_ -> tries.incrementAndGet() % 2 == 0 ? missing() : json(500, ""));
    int calls = 2_000;
    for (int i = 0; i < calls; i++) {
      try {
        dcs.book(i);
      } catch (DcsUnavailable _) {
        // expected: half of all attempts fail
      }
    }

    assertThat(tries.get()).isLessThan(calls * 11 / 10 + 20);
  }

  @Tag("DC3")
  @Test
  void a_thousand_unknown_ids_do_not_open_the_breaker() {
    for (int id = 1; id <= 1_000; id++) {
      assertThat(dcs.book(id)).isEmpty();
      assertThat(dcs.logo(id)).isEmpty();
    }

    assertThat(wire.asked()).hasSize(2_000);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      unavailable(() -> noRetries.book(1));
    }
  }

  @Test
  void after_five_failures_in_a_row_dcs_is_left_alone_for_half_a_minute() {
    wire.rest(_ -> json(500, ""));
    fail(5);
    time.pass(Duration.ofSeconds(10));

    DcsUnavailable failure = unavailable(() -> noRetries.book(1));

    assertThat(failure.reason()).isEqualTo(Reason.BREAKER_OPEN);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(20));
    assertThat(wire.asked()).hasSize(5);
  }

  @Test
  void an_answer_between_failures_keeps_the_breaker_closed() {
    for (int i = 0; i < 10; i++) {
      wire.rest(_ -> json(500, ""));
      fail(4);
      wire.rest(_ -> missing());
      assertThat(noRetries.book(1)).isEmpty();
    }
  }

  @Test
  void a_call_that_opens_the_breaker_is_not_tried_again() {
    wire.rest(_ -> json(500, ""));
    fail(4);

    assertThat(unavailable(() -> noRetries.book(1)).reason()).isEqualTo(Reason.SERVER_ERROR);
    Dcs retrying = Clients.over(wire, Clients.settings(URL), time);
    assertThat(unavailable(() -> retrying.book(1)).reason()).isEqualTo(Reason.SERVER_ERROR);
    assertThat(unavailable(() -> retrying.book(1)).reason()).isEqualTo(Reason.SERVER_ERROR);
    // Five of the first client; of the second three, then two, when its breaker opens.
    assertThat(wire.asked()).hasSize(5 + 3 + 2);
  }

  @Test
  void files_that_fail_do_not_keep_rows_away() {
    wire.rest(sent -> sent.ask().area() == Ask.Area.FILES ? json(502, "") : missing());
    for (int i = 0; i < 5; i++) {
      unavailable(() -> noRetries.cover(BOOK));
    }

    assertThat(unavailable(() -> noRetries.cover(BOOK)).reason()).isEqualTo(Reason.BREAKER_OPEN);
    assertThat(noRetries.book(1)).isEmpty();
  }

  @Test
  void exactly_one_probe_is_let_through_and_its_answer_closes_the_breaker() throws Exception {
    wire.rest(_ -> json(500, ""));
    fail(5);
    time.pass(Duration.ofSeconds(30));
    CountDownLatch probing = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    wire.rest(
        _ -> {
          probing.countDown();
          await(answer);
          return missing();
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var probe = threads.submit(() -> noRetries.book(1));
      await(probing);
      for (int i = 0; i < 20; i++) {
        assertThat(unavailable(() -> noRetries.book(2)).reason()).isEqualTo(Reason.BREAKER_OPEN);
      }
      assertThat(wire.asked()).hasSize(6);
      answer.countDown();
      assertThat(probe.get(20, TimeUnit.SECONDS)).isEmpty();
    }

    assertThat(noRetries.book(3)).isEmpty();
  }

  @Test
  void a_probe_that_fails_keeps_dcs_alone_for_another_half_minute() {
    wire.rest(_ -> json(500, ""));
    fail(5);
    time.pass(Duration.ofSeconds(30));
    assertThat(unavailable(() -> dcs.book(1)).reason()).isEqualTo(Reason.SERVER_ERROR);
    fail(1);
    int asked = wire.asked().size();

    time.pass(Duration.ofSeconds(29));
    assertThat(unavailable(() -> noRetries.book(1)).reason()).isEqualTo(Reason.BREAKER_OPEN);
    assertThat(wire.asked()).hasSize(asked);
    time.pass(Duration.ofSeconds(1));
    wire.rest(_ -> missing());
    assertThat(noRetries.book(1)).isEmpty();
  }

  @Test
  void a_caller_without_enough_time_does_not_open_the_breaker() {
    wire.rest(
        _ -> {
          throw failure(WireFailure.Kind.TIMEOUT);
        });
    DcsSettings settings = Clients.settings(URL);
    Dcs hasty =
        DcsFactory.over(
                wire,
                settings,
                Clients.BREAKER,
                Clients.LIMITS,
                () -> Duration.ofMillis(300),
                time,
                _ -> true,
                new SimpleMeterRegistry())
            .dcs();
    for (int i = 0; i < 20; i++) {
      assertThat(unavailable(() -> hasty.book(1)).reason()).isEqualTo(Reason.TIMEOUT);
    }

    assertThat(wire.asked()).allMatch(sent -> sent.within().equals(Duration.ofMillis(300)));
  }

  @Test
  void all_attempts_together_end_within_the_time_that_is_left() {
    wire.rest(
        sent -> {
          time.pass(sent.within());
          throw failure(WireFailure.Kind.TIMEOUT);
        });

    DcsUnavailable failure = unavailable(() -> dcs.book(1));

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    // 10 s budget, 5 s per attempt.
    assertThat(wire.asked())
        .extracting(ScriptedWire.Sent::within)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  @Tag("DC4")
  @Test
  void a_body_that_is_too_large_is_invalid_content_and_no_outage() {
    wire.rest(
        _ -> {
          throw failure(WireFailure.Kind.BODY);
        });
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> dcs.books()).isInstanceOf(DcsContentInvalid.class);
    }

    assertThat(wire.asked()).hasSize(10);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
