package org.dreamlms.functions.cacheadmin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.dcsevents.Arrival;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventReader;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.dcsevents.ReadEvent;
import org.dreamlms.lib.dcsevents.Verdict;
import org.dreamlms.lib.dcsevents.WebhookSecrets;
import org.dreamlms.lib.dcsevents.WebhookSignature;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.dreamlms.lib.secrets.SecretsManagerOnLoopback;
import org.dreamlms.lib.secrets.SecretsManagerOnLoopback.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The self-test over HTTP, with somebody else at the function's address. */
final class SelfTestTest {
  private static final String PATH = "/api/v1/admin/webhooks/test";
  private static final String SECRET = "larch-shared-secret-01";
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:dream-lms/webhook";

  @RegisterExtension static final TestDatabase DATABASE = MigratedDatabase.create();

  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpServer server = server();
  private final UUID admin = new Rows(DATABASE.dataSource()).user(Role.ADMIN);
  private ApplicationContext context = started(address(), SECRET);
  private int status = 200;
  private boolean records = true;
  private boolean silent;

  @BeforeEach
  void listen() {
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(body);
          signatures.add(exchange.getRequestHeaders().getFirst(WebhookSignature.HEADER));
          if (silent) {
            await();
          }
          if (records) {
            record(body);
          }
          exchange.getResponseHeaders().add("Location", address() + "elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    context.close();
  }

  @Test
  void what_is_sent_is_signed_as_dcs_signs_and_has_no_effect() {
    Reply reply = test();

    assertThat(reply.status()).isEqualTo(200);
    byte[] body = received.getFirst();
    assertThat(reply.text())
        .matches(
            "\\{\"status\":\"ok\",\"http_status\":200,\"millis\":\\d+,\"event_id\":\""
                + EventId.of(body)
                + "\",\"recorded\":true}")
        .doesNotContain(SECRET);
    assertThat(
            new WebhookSignature(new WebhookSecrets(SECRET, null))
                .isOf(body, signatures.getFirst()))
        .isTrue();
    assertThat(EventReader.read(body))
        .isInstanceOfSatisfying(
            ReadEvent.Unknown.class,
            unknown -> {
              assertThat(unknown.event()).isEqualTo("lms.test");
              assertThat(unknown.timestamp()).isNotNull();
            });
  }

  @Test
  void no_two_tests_are_the_same_event() {
    test();
    test();

    assertThat(received.get(0)).isNotEqualTo(received.get(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 401, 403, 500, 503})
  void any_other_answer_has_failed_and_no_redirect_is_followed(int other) {
    status = other;

    assertThat(test().text()).contains("\"status\":\"failed\",\"http_status\":" + other);
    assertThat(received).hasSize(1);
  }

  @Test
  void an_answer_without_a_record_has_failed() {
    records = false;

    assertThat(test().text())
        .contains("\"status\":\"failed\",\"http_status\":200", "\"recorded\":false");
  }

  @Test
  void nobody_at_the_address_has_failed() {
    server.stop(0);

    assertThat(test().text()).contains("\"status\":\"failed\",\"http_status\":null");
  }

  @Test
  void who_does_not_answer_is_not_waited_for_until_the_end_of_the_invocation() {
    silent = true;
    Reply reply = call().within(SendSelfTest.FOR_THE_LOG.plus(Duration.ofSeconds(1))).send();

    assertThat(reply.text()).contains("\"status\":\"failed\",\"http_status\":null");
  }

  @Test
  void without_an_address_or_a_secret_nothing_is_sent() {
    List<String[]> bare = new ArrayList<>();
    bare.add(new String[] {"", SECRET});
    bare.add(new String[] {address(), ""});
    bare.add(new String[] {address(), "short"});
    bare.add(new String[] {SECRET, SECRET});
    for (String[] settings : bare) {
      context.close();
      context = started(settings[0], settings[1]);
      assertThat(new LambdaDriver(context).get("/health").send().status()).isEqualTo(200);
      Reply reply = test();
      assertThat(reply.status()).as(reply.text()).isEqualTo(503);
      assertThat(reply.text())
          .contains("/problems/events-unavailable")
          .doesNotContain(SECRET, "short", "DCS_WEBHOOK");
    }
    assertThat(received).isEmpty();
  }

  @Test
  void a_secret_by_its_arn_is_read_when_a_test_is_sent_and_anew_by_each_later_one() {
    context.close();
    try (SecretsManagerOnLoopback store = SecretsManagerOnLoopback.start()) {
      context = startedBy(address(), Map.of("dcs.webhook.secret-arn", ARN + ":current::"));
      assertThat(new LambdaDriver(context).get("/health").send().status()).isEqualTo(200);
      assertThat(store.asked()).isEmpty();

      assertThat(test().status()).isEqualTo(503);
      assertThat(received).isEmpty();
      for (String secret : new String[] {SECRET, SECRET + "-changed", SECRET + "-again"}) {
        store.put(ARN, "{\"current\":\"" + secret + "\"}");
        assertThat(test().text()).contains("\"status\":\"ok\"").doesNotContain(SECRET);
        assertThat(
                new WebhookSignature(new WebhookSecrets(secret, null))
                    .isOf(received.getLast(), signatures.getLast()))
            .isTrue();
      }
      assertThat(store.asked()).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"DOWN", "FORBIDDEN"})
  void what_is_known_of_a_secret_that_cannot_be_read_now_signs_nothing(Mood mood) {
    context.close();
    try (SecretsManagerOnLoopback store = SecretsManagerOnLoopback.start()) {
      context = startedBy(address(), Map.of("dcs.webhook.secret-arn", ARN + ":current::"));
      store.put(ARN, "{\"current\":\"" + SECRET + "\"}");
      assertThat(test().status()).isEqualTo(200);
      store.is(mood);

      Reply reply = test();
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.text()).contains("/problems/events-unavailable").doesNotContain(SECRET);
      assertThat(received).hasSize(1);
    }
  }

  private void record(byte[] body) {
    context
        .getBean(FakeEventLog.class)
        .arrived(
            new Arrival(
                EventId.of(body),
                EventId.sha256(body),
                new String(body, UTF_8).contains("lms.test") ? "lms.test" : "",
                null,
                Instant.EPOCH,
                null,
                Verdict.IGNORED,
                Arrival.UNKNOWN_EVENT,
                false,
                true));
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply test() {
    return call().send();
  }

  private LambdaDriver.Call call() {
    return new LambdaDriver(context).post(PATH).bearer(TestTokens.of(admin, Role.ADMIN));
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    } catch (IOException cannot) {
      throw new AssertionError(cannot);
    }
  }

  private static ApplicationContext started(String url, String secret) {
    return startedBy(url, secret.isEmpty() ? Map.of() : Map.of("dcs.webhook.secret", secret));
  }

  private static ApplicationContext startedBy(String url, Map<String, String> secret) {
    Map<String, Object> settings = new HashMap<>(Settings.nowhere());
    settings.putAll(MigratedDatabase.settings(DATABASE));
    settings.putAll(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    if (!url.isEmpty()) {
      settings.put("dcs.webhook.url", url);
    }
    settings.putAll(secret);
    return ApplicationContext.run(settings);
  }
}
