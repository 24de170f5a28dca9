package org.dreamlms.lib.dcsclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real client against a server that misbehaves on the wire. */
@Timeout(60)
class FaultyNetworkTest {

  private static final Duration SHORT = Duration.ofMillis(400);
  private static final BookFolder BOOK = new BookFolder(1, "P", "B");
  private static final String MISSING = "{\"detail\":\"Book not found\"}";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final MeterRegistry meters = new SimpleMeterRegistry();

  private WireServer server(WireServer.Handler rest) {
    WireServer server = WireServer.signedIn(rest);
    open.add(server);
    return server;
  }

  /** A server at which nobody gets beyond the login. */
  private WireServer login(WireServer.Handler login) {
    WireServer server = new WireServer(login);
    open.add(server);
    return server;
  }

  private Dcs dcs(URI url, Duration readTimeout, int retries) {
    DcsSettings settings = Clients.settings(url, readTimeout, retries);
    MicronautWire wire = new MicronautWire(settings);
    open.add(wire);
    return Clients.over(wire, settings, InstantSource.system(), meters);
  }

  private Dcs dcs(WireServer server) {
    return dcs(server.url(), Duration.ofSeconds(5), 2);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  private static DcsUnavailable unavailable(Runnable call) {
    return catchThrowableOfType(DcsUnavailable.class, call::run);
  }

  @Tag("DC1")
  @Test
  void a_server_that_never_answers_is_given_up_in_time_and_its_connection_closed()
      throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    WireServer server = server((_, reply) -> reply.holdUntilClientLeaves(left));

    DcsUnavailable failure = unavailable(() -> dcs(server.url(), SHORT, 0).book(1));

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertGivenUpAfter(SHORT, failure);
    assertThat(server.asked()).hasSize(1);
    assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Tag("DC1")
  @Test
  void a_body_that_drips_for_ever_is_given_up_in_time_and_its_connection_closed() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    WireServer server =
        server(
            (_, reply) -> {
              reply.head(200, Map.of("content-type", "application/json"), 1_000_000);
              reply.raw("[");
              reply.holdUntilClientLeaves(left);
            });

    DcsUnavailable failure = unavailable(() -> dcs(server.url(), SHORT, 0).books());

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertGivenUpAfter(SHORT, failure);
    assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /**
   * Which limit ended it, in the words of {@link MicronautWire}; how long that took is not ours.
   */
  private static void assertGivenUpAfter(Duration limit, DcsUnavailable failure) {
    assertThat(failure)
        .cause()
        .isInstanceOf(WireFailure.class)
        .hasMessage("no answer within " + limit)
        .hasCauseInstanceOf(TimeoutException.class);
  }

  @Tag("DC1")
  @Test
  void the_time_of_the_invocation_wins_over_the_time_limit_of_an_attempt() throws IOException {
    CountDownLatch left = new CountDownLatch(1);
    WireServer server = server((_, reply) -> reply.holdUntilClientLeaves(left));
    DcsSettings settings = Clients.settings(server.url(), Duration.ofSeconds(30), 0);
    MicronautWire wire = new MicronautWire(settings);
    open.add(wire);
    Dcs dcs =
        DcsFactory.over(
                wire,
                settings,
                Clients.BREAKER,
                Clients.LIMITS,
                () -> SHORT,
                // Stands still, so that all of it is left for the attempt.
                InstantSource.fixed(Instant.EPOCH),
                _ -> true,
                meters)
            .dcs();

    DcsUnavailable failure = unavailable(() -> dcs.book(1));

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertGivenUpAfter(SHORT, failure);
  }

  @Tag("DC10")
  @Test
  void nobody_listening_is_a_lost_connection() throws IOException {
    URI nobody;
    try (ServerSocket free =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }

    assertThat(unavailable(() -> dcs(nobody, SHORT, 0).book(1)).reason())
        .isEqualTo(Reason.CONNECTION);
  }

  @Tag("DC10")
  @Test
  void a_name_that_does_not_exist_is_a_lost_connection() {
    assertThat(
            unavailable(
                    () -> dcs(URI.create("http://dcs.invalid"), Duration.ofSeconds(5), 0).book(1))
                .reason())
        .isIn(Reason.CONNECTION, Reason.TIMEOUT);
  }

  @Tag("DC10")
  @Test
  void a_machine_without_the_other_protocol_is_a_lost_connection() {
    assertThat(unavailable(() -> dcs(URI.create("http://[::1]:9"), SHORT, 0).book(1)).reason())
        .isIn(Reason.CONNECTION, Reason.TIMEOUT);
  }

  @Tag("DC10")
  @Test
  void a_server_without_tls_is_a_lost_connection_and_gets_no_plain_request() {
    WireServer server = server((_, reply) -> reply.json(200, "{}"));
    URI tls = URI.create(server.url().toString().replace("http:", "https:"));

    assertThat(unavailable(() -> dcs(tls, Duration.ofSeconds(5), 0).book(1)).reason())
        .isIn(Reason.CONNECTION, Reason.TIMEOUT);
    assertThat(server.asked()).noneMatch(request -> request.method().equals("GET"));
  }

  @Tag("DC6")
  @Test
  void a_reset_in_the_middle_of_a_body_is_tried_again() {
    AtomicInteger tries = new AtomicInteger();
    WireServer server =
        server(
            (_, reply) -> {
              if (tries.incrementAndGet() == 1) {
                reply.head(200, Map.of("content-type", "application/json"), 100);
                reply.raw("[{\"id\":");
                reply.reset();
              } else {
                reply.json(200, "[]");
              }
            });

    assertThat(dcs(server).books()).isEmpty();
    assertThat(tries).hasValue(2);
  }

  @Tag("DC4")
  @Test
  void a_body_shorter_than_announced_is_no_answer() {
    WireServer server =
        server(
            (_, reply) -> {
              reply.head(200, Map.of("content-type", "application/json"), 100);
              reply.raw("[]");
              reply.close();
            });

    assertThat(unavailable(() -> dcs(server.url(), Duration.ofSeconds(5), 0).books()).reason())
        .isEqualTo(Reason.CONNECTION);
  }

  @Tag("DC6")
  @Test
  void kept_connections_that_are_all_dead_cost_one_retry_on_a_new_one() {
    // As after a 304 of DCS, or when a Lambda was frozen: alive for one answer, then reset at the
    // next request.
    Map<Integer, Integer> answered = new ConcurrentHashMap<>();
    WireServer server =
        server(
            (request, reply) -> {
              if (answered.merge(request.connection(), 1, Integer::sum) > 1) {
                reply.reset();
              } else {
                reply.json(404, MISSING);
              }
            });
    Dcs dcs = dcs(server);
    assertThat(dcs.book(1)).isEmpty();

    assertThat(dcs.book(2)).isEmpty();

    assertThat(server.asked())
        .extracting(WireServer.Received::target)
        .containsExactly("/books/1", "/books/2", "/books/2");
    assertThat(server.asked().get(1).connection()).isNotEqualTo(server.asked().get(2).connection());
  }

  @Tag("DC7")
  @Test
  void connections_are_kept_and_rows_are_not_asked_for_with_conditions_or_compressed() {
    WireServer server = server((_, reply) -> reply.json(404, MISSING));
    Dcs dcs = dcs(server);

    for (int id = 1; id <= 20; id++) {
      assertThat(dcs.book(id)).isEmpty();
    }

    assertThat(server.asked().stream().map(WireServer.Received::connection).distinct()).hasSize(1);
    assertThat(server.asked())
        .allSatisfy(
            request -> {
              assertThat(request.headers())
                  .doesNotContainKeys("if-none-match", "if-modified-since");
              assertThat(request.headers()).containsEntry("accept-encoding", "identity");
              assertThat(request.headers()).containsEntry("authorization", "Bearer t0ken");
            });
  }

  @Tag("DC9")
  @ParameterizedTest
  @CsvSource({
    "301, elsewhere, elsewhere",
    "302, elsewhere, elsewhere",
    "303, elsewhere, elsewhere",
    "307, elsewhere, elsewhere",
    "308, elsewhere, elsewhere",
    "302, http://169.254.169.254/latest/meta-data/, elsewhere",
    "302, file:///etc/passwd, elsewhere",
    "302, mailto:a@example.org, elsewhere",
    "307, itself, itself",
    "307, other/path, itself",
    "307, //localhost/x, elsewhere",
    "307, http://not an address, nowhere",
    "307, '', nowhere"
  })
  void a_redirect_is_counted_not_followed_and_the_token_goes_nowhere_else(
      int status, String where, String counted) {
    WireServer elsewhere = server((_, reply) -> reply.json(200, "{}"));
    WireServer server =
        server(
            (request, reply) ->
                reply.send(
                    status,
                    Map.of(
                        "location",
                        switch (where) {
                          case "elsewhere" -> elsewhere.url() + request.target();
                          case "itself" -> request.target();
                          default -> where;
                        }),
                    new byte[0]));

    DcsUnavailable failure = unavailable(() -> dcs(server).book(1));

    assertThat(failure.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER);
    assertThat(failure.status()).hasValue(status);
    assertThat(elsewhere.asked()).isEmpty();
    assertThat(elsewhere.logins()).isEmpty();
    assertThat(server.asked()).hasSize(1);
    assertThat(redirects()).containsExactly(Map.entry(counted, 1L));
  }

  /** How many of each kind, those that never were left out. */
  private Map<String, Long> redirects() {
    return meters.find(Redirects.COUNTER).counters().stream()
        .filter(counter -> counter.count() > 0)
        .collect(
            Collectors.toMap(
                counter -> String.valueOf(counter.getId().getTag("to")),
                counter -> (long) counter.count()));
  }

  @Tag("DC9")
  @Test
  void what_sends_nobody_anywhere_is_no_redirect() {
    for (int status : new int[] {200, 201, 300, 304, 404, 500}) {
      WireServer server =
          server(
              (_, reply) ->
                  reply.send(status, Map.of("location", "http://169.254.169.254/"), new byte[0]));
      assertThatThrownBy(() -> dcs(server.url(), Duration.ofSeconds(5), 0).book(1))
          .isInstanceOf(DcsException.class);
    }

    assertThat(redirects()).isEmpty();
  }

  @Tag("DC9")
  @Test
  void the_credentials_follow_no_redirect_either() {
    WireServer elsewhere = server((_, reply) -> reply.json(200, "{}"));
    WireServer server =
        login(
            (_, reply) ->
                reply.send(307, Map.of("location", elsewhere.url() + "/auth/login"), new byte[0]));

    assertThat(unavailable(() -> dcs(server).book(1)).reason())
        .isIn(Reason.UNEXPECTED_ANSWER, Reason.NOT_SIGNED_IN);
    assertThat(elsewhere.logins()).isEmpty();
    assertThat(server.logins()).hasSize(1);
    assertThat(redirects()).containsExactly(Map.entry("elsewhere", 1L));
  }

  @Tag("DC6")
  @Test
  void a_login_whose_connection_is_reset_is_not_sent_again() {
    WireServer server = login((_, reply) -> reply.reset());

    assertThat(unavailable(() -> dcs(server).book(1)).reason()).isEqualTo(Reason.CONNECTION);
    assertThat(server.logins()).hasSize(1);
    assertThat(server.asked()).isEmpty();
  }

  @Tag("DC8")
  @Test
  void a_login_that_is_never_answered_is_given_up_in_time_and_its_connection_closed()
      throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    WireServer server = login((_, reply) -> reply.holdUntilClientLeaves(left));

    assertThat(unavailable(() -> dcs(server.url(), SHORT, 2).book(1)).reason())
        .isEqualTo(Reason.TIMEOUT);
    assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(server.logins()).hasSize(1);
  }

  @Tag("DC7")
  @Test
  void a_304_that_nobody_asked_for_is_asked_again_once_and_is_no_absence() {
    WireServer server = server((_, reply) -> reply.raw("HTTP/1.1 304 X\r\netag: \"e\"\r\n\r\n"));

    DcsUnavailable failure = unavailable(() -> dcs(server).config(BOOK));

    assertThat(failure.reason()).isEqualTo(Reason.UNEXPECTED_ANSWER);
    assertThat(failure.status()).hasValue(304);
    assertThat(validators(server)).containsExactly("none", "none");
  }

  /** The validator of each request, in order. */
  private static List<String> validators(WireServer server) {
    return server.asked().stream()
        .map(request -> request.headers().getOrDefault("if-none-match", "none"))
        .toList();
  }

  @Tag("DC7")
  @Test
  void a_304_for_another_version_is_asked_again_once_for_any() {
    WireServer server =
        server(
            (request, reply) -> {
              if (request.headers().containsKey("if-none-match")) {
                reply.raw("HTTP/1.1 304 X\r\netag: \"e9\"\r\n\r\n");
              } else {
                reply.send(200, Map.of("etag", "\"e2\""), "{}".getBytes(UTF_8));
              }
            });

    assertThat(dcs(server).config(BOOK, "e1"))
        .isInstanceOfSatisfying(
            Reread.Found.class, found -> assertThat(found.etag()).isEqualTo("e2"));
    assertThat(validators(server)).containsExactly("\"e1\"", "none");
  }

  @Tag("DC7")
  @Test
  void a_304_without_a_tag_confirms_what_was_asked_with() {
    WireServer server = server((_, reply) -> reply.raw("HTTP/1.1 304 X\r\n\r\n"));

    assertThat(dcs(server).cover(BOOK, "e1")).isEqualTo(new Reread.Unchanged<>());
    assertThat(validators(server)).containsExactly("\"e1\"");
  }

  @Tag("DC7")
  @Test
  void another_tag_of_the_same_bytes_is_another_version() {
    AtomicInteger version = new AtomicInteger();
    WireServer server =
        server(
            (_, reply) ->
                reply.send(
                    200,
                    Map.of("etag", "\"e" + version.incrementAndGet() + "\""),
                    "{}".getBytes(UTF_8)));
    Dcs dcs = dcs(server);

    assertThat(dcs.config(BOOK).orElseThrow().etag()).isEqualTo("e1");
    assertThat(dcs.config(BOOK, "e1"))
        .isInstanceOfSatisfying(
            Reread.Found.class, found -> assertThat(found.etag()).isEqualTo("e2"));
  }

  @Tag("DC7")
  @ParameterizedTest
  @ValueSource(strings = {"W/\"e1\"", "W/e1", "\"\"", "\"a\"b\""})
  void a_tag_that_dcs_would_not_recognise_is_none(String tag) {
    WireServer server =
        server((_, reply) -> reply.send(200, Map.of("etag", tag), "{}".getBytes(UTF_8)));
    Dcs dcs = dcs(server);

    assertThat(dcs.config(BOOK).orElseThrow().etag()).isNull();
    assertThat(dcs.config(BOOK, tag)).isInstanceOf(Reread.Found.class);
    assertThat(validators(server)).containsExactly("none", "none");
  }

  /** As DCS does it: the body that it wants to send costs it the connection. */
  @Tag("DC6")
  @Tag("DC7")
  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void after_a_304_no_request_meets_the_broken_connection(String body) {
    Map<Integer, Boolean> broken = new ConcurrentHashMap<>();
    WireServer server =
        server(
            (request, reply) -> {
              if (broken.containsKey(request.connection())) {
                reply.reset();
              } else if (request.headers().containsKey("if-none-match")) {
                broken.put(request.connection(), true);
                reply.raw("HTTP/1.1 304 X\r\netag: \"e1\"\r\n\r\n" + body);
              } else {
                reply.json(404, MISSING);
              }
            });
    // Without a retry that could mend it.
    Dcs dcs = dcs(server.url(), Duration.ofSeconds(5), 0);

    assertThat(dcs.book(1)).isEmpty();
    for (int i = 0; i < 3; i++) {
      assertThat(dcs.config(BOOK, "e1")).isEqualTo(new Reread.Unchanged<>());
      assertThat(dcs.cover(BOOK, "e1")).isEqualTo(new Reread.Unchanged<>());
      assertThat(dcs.book(1)).isEmpty();
    }
    assertThat(server.asked()).hasSize(10);
  }

  @Tag("DC6")
  @Tag("DC7")
  @Test
  void a_reset_in_the_place_of_a_304_is_tried_again_with_the_validator() {
    AtomicInteger tries = new AtomicInteger();
    WireServer server =
        server(
            (_, reply) -> {
              if (tries.incrementAndGet() == 1) {
                reply.reset();
              } else {
                reply.raw("HTTP/1.1 304 X\r\netag: \"e1\"\r\n\r\n");
              }
            });

    assertThat(dcs(server).config(BOOK, "e1")).isEqualTo(new Reread.Unchanged<>());
    assertThat(validators(server)).containsExactly("\"e1\"", "\"e1\"");
  }

  @Tag("DC4")
  @Test
  void a_body_that_says_it_is_too_large_is_not_read() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    WireServer server =
        server(
            (_, reply) -> {
              reply.head(200, Map.of("content-type", "application/json"), 50L << 20);
              reply.holdUntilClientLeaves(left);
            });

    assertThatThrownBy(() -> dcs(server).books()).isInstanceOf(DcsContentInvalid.class);
    assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(server.asked()).hasSize(1);
  }

  @Tag("DC4")
  @Test
  void a_body_that_never_ends_is_read_only_to_the_limit() {
    WireServer server =
        server(
            (_, reply) -> {
              reply.raw("HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n");
              byte[] chunk = ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").getBytes(UTF_8);
              while (true) {
                reply.raw(chunk);
              }
            });

    assertThatThrownBy(() -> dcs(server).books()).isInstanceOf(DcsContentInvalid.class);
  }

  @Tag("DC4")
  @Test
  void a_bomb_is_not_inflated() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 200; i++) {
        gzip.write(blanks);
      }
    }
    WireServer server =
        server(
            (_, reply) -> reply.send(200, Map.of("content-encoding", "gzip"), bomb.toByteArray()));

    assertThat(bomb.size()).isLessThan(1 << 20);
    assertThatThrownBy(() -> dcs(server).config(BOOK)).isInstanceOf(DcsContentInvalid.class);
  }

  @Test
  void a_server_that_talks_no_http_is_a_lost_connection() {
    WireServer server =
        server(
            (_, reply) -> {
              reply.raw("SSH-2.0-OpenSSH\r\n\r\n");
              reply.close();
            });

    assertThat(unavailable(() -> dcs(server.url(), Duration.ofSeconds(5), 0).books()).reason())
        .isEqualTo(Reason.CONNECTION);
  }

  @Test
  void a_server_that_flaps_is_read_all_the_same() {
    AtomicInteger tries = new AtomicInteger();
    WireServer server =
        server(
            (_, reply) -> {
              if (tries.incrementAndGet() % 2 == 1) {
                reply.send(
                    500,
                    Map.of("content-type", "text/plain"),
                    "Internal Server Error".getBytes(UTF_8));
              } else {
                reply.json(404, MISSING);
              }
            });
    Dcs dcs = dcs(server);

    for (int id = 1; id <= 5; id++) {
      assertThat(dcs.book(id)).isEmpty();
    }
  }

  @Test
  void many_threads_share_the_client() throws Exception {
    WireServer server = server((request, reply) -> reply.json(200, row(request.target())));
    Dcs dcs = dcs(server);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<DcsBook>>> answers = new ArrayList<>();
      for (int id = 1; id <= 100; id++) {
        int book = id;
        answers.add(threads.submit(() -> dcs.book(book)));
      }
      for (int id = 1; id <= 100; id++) {
        assertThat(answers.get(id - 1).get(30, TimeUnit.SECONDS).orElseThrow().id()).isEqualTo(id);
      }
    }

    assertThat(server.asked().stream().map(WireServer.Received::connection).distinct().count())
        .isLessThanOrEqualTo(20);
    assertThat(server.logins()).hasSize(1);
  }

  private static String row(String target) {
    return "{\"id\":"
        + target.substring(7)
        + ",\"publisher_id\":1,\"publisher\":\"P\",\"book_name\":\"B\"}";
  }
}
