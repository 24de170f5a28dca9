package org.dreamlms.functions.cacheadmin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.infra.dcsstandin.faults.Fault;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.dcsclient.DcsSubscription;
import org.dreamlms.lib.dcsclient.DcsWebhooks;
import org.dreamlms.lib.dcsclient.Secret;
import org.dreamlms.lib.dcsclient.SubscriptionWish;
import org.dreamlms.lib.dcsevents.CallFaults;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FakeFollowUps;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lambdahttp.WrittenLog;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.dreamlms.lib.secrets.SecretsManagerOnLoopback;
import org.dreamlms.lib.secrets.SecretsManagerOnLoopback.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registration over HTTP, with the stand-in for DCS at the other end. */
final class RegisterWebhookTest {
  private static final String PATH = "/api/v1/admin/webhooks/register";
  private static final String URL = "https://Hook.example.org/";
  private static final String SECRET = "larch-shared-secret-01";
  private static final String OLD = "birch-shared-secret-00";
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:dream-lms/webhook";

  @RegisterExtension static final TestDatabase DATABASE = MigratedDatabase.create();

  private final DcsStandin dcs = DcsStandin.start(DcsStandinSettings.temporary());
  private final UUID admin = new Rows(DATABASE.dataSource()).user(Role.ADMIN);
  private ApplicationContext context = started(Map.of());

  @AfterEach
  void stop() {
    context.close();
    dcs.close();
  }

  @Test
  void where_there_is_none_one_is_made_and_then_it_stays_as_it_is() {
    try (WrittenLog written = new WrittenLog()) {
      int id = onlyId(register(""), "created", 0, true);
      assertThat(sequence()).isEqualTo(1);
      assertThat(subscriptions()).containsExactly(right(id));

      Reply again = register("/");
      assertThat(onlyId(again, "unchanged", 0, false)).isEqualTo(id);
      assertThat(sequence()).isEqualTo(1);
      assertThat(subscriptions()).containsExactly(right(id));

      assertThat(again.text())
          .isEqualTo(
              """
              {"success":true,"status":"unchanged","subscription_id":%d,\
              "message":"DCS's subscription of ours is as it should be.",\
              "duplicates_removed":0,"cleared":false,\
              "subscription":{"id":%d,"url":"https://Hook.example.org/","is_active":true,\
              "event_types":["book.created","book.updated","book.deleted",\
              "publisher.created","publisher.updated","publisher.deleted"]}}\
              """
                  .formatted(id, id));
      assertThat(written.lines())
          .filteredOn(line -> line.contains("Webhook registration"))
          .hasSize(2)
          .anySatisfy(line -> assertThat(line).contains("status=created", admin.toString()));
      assertThat(written.lines()).allSatisfy(line -> assertThat(line).doesNotContain(SECRET));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false, larch-shared-secret-01, book.created book.updated book.deleted",
    "true, larch-shared-secret-01, book.updated",
    "true, birch-shared-secret-00, book.created book.updated book.deleted"
  })
  void one_that_is_not_right_is_set_right_and_what_was_missed_is_invalidated(
      boolean active, String secret, String events) {
    int id = add(URL, secret, active, Set.of(events.split(" ")));

    Reply reply = register("");
    assertThat(onlyId(reply, "updated", 0, true)).isEqualTo(id);
    assertThat(reply.text()).doesNotContain(SECRET, OLD);
    assertThat(sequence()).isEqualTo(1);
    assertThat(subscriptions()).containsExactly(right(id));
    onlyId(register(""), "unchanged", 0, false);
    assertThat(sequence()).isEqualTo(1);
  }

  @Test
  void others_with_our_address_go_and_others_with_another_spelling_stay() {
    int first = add(URL, SECRET, true, DcsWebhooks.EVENTS);
    add(URL, SECRET, true, DcsWebhooks.EVENTS);
    int theirs = add("https://hook.example.org/", OLD, true, Set.of("book.updated"));
    int without = add("https://Hook.example.org", OLD, false, Set.of("book.updated"));
    add(URL, OLD, false, Set.of("book.updated"));

    assertThat(onlyId(register(""), "unchanged", 2, false)).isEqualTo(first);
    assertThat(subscriptions())
        .extracting(DcsSubscription::id)
        .containsExactlyInAnyOrder(first, theirs, without);
    assertThat(sequence()).isZero();
  }

  @Test
  void a_dcs_that_is_down_is_503_and_nothing_is_invalidated() {
    dcs.refuseConnections();

    Reply reply = register("");
    assertProblem(reply, 503, "dcs-unavailable", "DCS does not answer at the moment.");
    assertThat(reply.header("retry-after")).isEqualTo("30");
    assertThat(sequence()).isZero();

    dcs.acceptConnections();
    onlyId(register(""), "created", 0, true);
  }

  @ParameterizedTest
  @CsvSource({
    "500, DCS does not answer at the moment.",
    "429, DCS does not answer at the moment.",
    "403, DCS does not accept our account",
    "422, DCS did not take our subscription"
  })
  void what_dcs_refuses_is_told_in_our_words(int status, String detail) {
    dcs.faults().set(Fault.status("/webhooks", status).retryAfter("7"));

    Reply reply = register("");
    assertProblem(reply, 503, "dcs-unavailable", detail);
    assertThat(reply.header("retry-after")).isEqualTo(status == 500 || status == 429 ? "7" : "30");
    assertThat(sequence()).isZero();
  }

  @Test
  void what_was_set_right_is_invalidated_although_the_answer_was_lost() {
    int id = add(URL, SECRET, false, DcsWebhooks.EVENTS);
    dcs.faults().set(Fault.cut("/webhooks/" + id));

    assertProblem(register(""), 503, "dcs-unavailable", "DCS does not answer at the moment.");
    assertThat(sequence()).isEqualTo(1);
    dcs.faults().clear();
    onlyId(register(""), "unchanged", 0, false);
    assertThat(subscriptions()).containsExactly(right(id));
  }

  @Test
  void what_was_set_right_is_invalidated_although_another_could_not_be_removed() {
    int id = add(URL, SECRET, false, DcsWebhooks.EVENTS);
    int surplus = add(URL, SECRET, true, DcsWebhooks.EVENTS);
    dcs.faults().set(Fault.status("/webhooks/" + surplus, 500));

    assertProblem(register(""), 503, "dcs-unavailable", "DCS does not answer at the moment.");
    assertThat(sequence()).isEqualTo(1);
    dcs.faults().clear();
    assertThat(onlyId(register(""), "unchanged", 1, false)).isEqualTo(id);
  }

  @Test
  void an_account_that_dcs_does_not_know_is_named_as_the_reason() {
    restart(Map.of("dcs.password", "wrong-canary"));

    assertProblem(register(""), 503, "dcs-unavailable", "DCS does not accept our account");
  }

  @Test
  void an_answer_that_is_no_list_is_502() {
    dcs.faults().set(Fault.malformed("/webhooks"));

    assertProblem(register(""), 502, "dcs-content-invalid", "cannot be read");
  }

  @Test
  void with_no_time_left_dcs_is_not_asked() {
    Reply reply = call("").within(TimeForOthers.AFTER_DCS).send();

    assertProblem(reply, 503, "dcs-unavailable", "DCS does not answer at the moment.");
    assertThat(dcs.requests().all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dcs.webhook.url, ''",
    "dcs.webhook.url, canary",
    "dcs.webhook.url, https://user:canary@hook.example.org/",
    "dcs.webhook.secret, ",
    "dcs.webhook.secret, short-canary",
    "dcs.base-url, canary"
  })
  void without_a_setting_dcs_is_asked_for_nothing_and_health_is_as_before(
      String name, String value) {
    Map<String, Object> without = new HashMap<>();
    without.put(name, value);
    restart(without);

    assertThat(new LambdaDriver(context).get("/health").send().status()).isEqualTo(200);
    Reply reply = register("");
    assertProblem(reply, 503, "events-unavailable", "This deployment lacks something");
    assertThat(reply.header("retry-after")).isEqualTo("5");
    assertThat(dcs.requests().all()).isEmpty();
  }

  @Test
  void a_secret_by_its_arn_that_was_changed_a_moment_ago_is_the_one_that_is_registered() {
    try (SecretsManagerOnLoopback store = SecretsManagerOnLoopback.start()) {
      restart(byArn());
      store.put(ARN, "{\"current\":\"" + OLD + "\"}");
      onlyId(register(""), "created", 0, true);
      store.put(ARN, "{\"current\":\"" + SECRET + "\"}");

      int id = onlyId(register(""), "updated", 0, true);
      assertThat(subscriptions()).containsExactly(right(id));
      onlyId(register(""), "unchanged", 0, false);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"DOWN", "FORBIDDEN"})
  void while_the_secret_cannot_be_read_the_known_one_is_not_registered(Mood mood) {
    try (SecretsManagerOnLoopback store = SecretsManagerOnLoopback.start()) {
      restart(byArn());
      store.put(ARN, "{\"current\":\"" + OLD + "\"}");
      int id = onlyId(register(""), "created", 0, true);
      context.getBean(DcsWebhooks.class).remove(id);
      store.is(mood);

      assertProblem(register(""), 503, "events-unavailable", "or cannot read it now");
      assertThat(subscriptions()).isEmpty();
    }
  }

  @Test
  void when_the_cache_s_table_does_not_answer_a_worker_is_told_to_invalidate_everything() {
    restart(withoutTable());

    onlyId(register(""), "created", 0, true);
    assertThat(context.getBean(FakeFollowUps.class).orders())
        .singleElement()
        .matches(order -> order.step() == Step.AGAIN && order.event().dataId() == null);
    onlyId(register(""), "unchanged", 0, false);
    assertThat(context.getBean(FakeFollowUps.class).orders()).hasSize(1);
  }

  @Test
  void where_nothing_can_be_invalidated_the_administrator_is_told_to_clear_the_cache() {
    restart(withoutTable());
    context
        .getBean(CallFaults.class)
        .at("order", When.BEFORE, () -> new EventsUnavailable("test", null));

    assertProblem(register(""), 503, "cache-unavailable", "please clear the cache");
    assertThat(subscriptions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void nobody_without_a_token_and_no_supervisor_registers(String form) {
    assertThat(new LambdaDriver(context).post(PATH + form).send().status()).isEqualTo(401);
    UUID supervisor = new Rows(DATABASE.dataSource()).user(Role.SUPERVISOR);
    assertThat(
            new LambdaDriver(context)
                .post(PATH + form)
                .bearer(TestTokens.of(supervisor, Role.SUPERVISOR))
                .send()
                .status())
        .isEqualTo(403);
    assertThat(dcs.requests().all()).isEmpty();
  }

  private Reply register(String form) {
    return call(form).send();
  }

  private LambdaDriver.Call call(String form) {
    return new LambdaDriver(context).post(PATH + form).bearer(TestTokens.of(admin, Role.ADMIN));
  }

  /** The id of the subscription, when the answer says this and nothing else. */
  private static int onlyId(Reply reply, String status, int removed, boolean cleared) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.text())
        .contains(
            "\"status\":\"" + status + "\"",
            "\"duplicates_removed\":" + removed + ",\"cleared\":" + cleared)
        .doesNotContain(SECRET);
    return Integer.parseInt(reply.text().replaceAll(".*\"subscription_id\":(\\d+).*", "$1"));
  }

  private void assertProblem(Reply reply, int status, String type, String detail) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("content-type")).startsWith("application/problem+json");
    assertThat(reply.text())
        .contains("/problems/" + type + "\"", detail)
        .doesNotContain(SECRET, "canary", "127.0.0.1", "DCS_", dcs.baseUrl().getAuthority());
  }

  private List<DcsSubscription> subscriptions() {
    return context.getBean(DcsWebhooks.class).subscriptions();
  }

  private int add(String url, String secret, boolean active, Set<String> events) {
    return context
        .getBean(DcsWebhooks.class)
        .create(new SubscriptionWish(url, new Secret(secret), "somebody's", active, events))
        .id();
  }

  private DcsSubscription right(int id) {
    DcsSubscription there = subscriptions().getFirst();
    return new DcsSubscription(
        id, URL, new Secret(SECRET), there.description(), true, DcsWebhooks.EVENTS);
  }

  private long sequence() {
    return context.getBean(HybridCache.class).lastInvalidations(List.of()).sequence();
  }

  private static Map<String, Object> byArn() {
    Map<String, Object> other = new HashMap<>();
    other.put("dcs.webhook.secret", null);
    other.put("dcs.webhook.secret-arn", ARN + ":current::");
    return other;
  }

  private static Map<String, Object> withoutTable() {
    Map<String, Object> without = new HashMap<>();
    without.put(SharedStoreInMemory.PROPERTY, null);
    without.put("cache.table", null);
    return without;
  }

  private void restart(Map<String, Object> other) {
    context.close();
    context = started(other);
  }

  /**
   * @param other laid over what is right; null takes away
   */
  private ApplicationContext started(Map<String, Object> other) {
    Map<String, Object> settings = new HashMap<>(Settings.nowhere());
    settings.putAll(MigratedDatabase.settings(DATABASE));
    settings.putAll(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    settings.put("dcs.base-url", dcs.baseUrl().toString());
    settings.put("dcs.webhook.url", URL);
    settings.put("dcs.webhook.secret", SECRET);
    settings.putAll(other);
    settings.values().removeIf(value -> value == null);
    return ApplicationContext.run(settings);
  }
}
