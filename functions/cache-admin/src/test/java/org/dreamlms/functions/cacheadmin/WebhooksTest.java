package org.dreamlms.functions.cacheadmin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.dcsevents.Arrival;
import org.dreamlms.lib.dcsevents.CallFaults;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.Commit;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.dcsevents.FakeFollowUps;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.dcsevents.Verdict;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of DCS for administrators; the log and the queue in memory. */
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebhooksTest implements TestPropertyProvider {
  private static final String PATH = "/api/v1/admin/webhooks";
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

  @RegisterExtension static final TestDatabase DATABASE = MigratedDatabase.create();

  private final Rows rows = new Rows(DATABASE.dataSource());
  private final UUID admin = rows.user(Role.ADMIN);
  private final TickingClock clock = TickingClock.at(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  private int bodies;

  @Inject ApplicationContext context;
  @Inject FakeEventLog log;
  @Inject FakeFollowUps queue;
  @Inject CallFaults faults;

  @Override
  public Map<String, String> getProperties() {
    return settings(true);
  }

  @MockBean(InstantSource.class)
  InstantSource clock() {
    return clock;
  }

  /** What other tests left is longer ago than anybody asks for. */
  @BeforeEach
  void aNewMonth() {
    faults.none();
    clock.advance(Duration.ofDays(31));
  }

  @Tag("AC7")
  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void ac7_nobody_but_an_administrator_sees_or_replays_events(Role role) {
    String token = TestTokens.of(rows.user(role), role, clock);
    EventId id = edit(12, clock.instant());
    int before = queue.orders().size();

    for (String form : new String[] {"", "/"}) {
      assertForbidden(lambda().get(PATH + form).bearer(token).send());
      assertForbidden(lambda().get(PATH + "/" + id + form).bearer(token).send());
      assertForbidden(lambda().post(PATH + "/" + id + "/replay" + form).bearer(token).send());
      assertForbidden(lambda().post(PATH + "/test" + form).bearer(token).send());
      assertForbidden(lambda().post(PATH + "/register" + form).bearer(token).send());
      assertForbidden(
          lambda().post(PATH + "/replay" + form + "?dry_run=false").bearer(token).send());
    }
    assertThat(lambda().get(PATH).send().status()).isEqualTo(401);
    assertThat(lambda().post(PATH + "/" + id + "/replay").send().status()).isEqualTo(401);
    assertThat(queue.orders()).hasSize(before);
  }

  @Test
  void an_event_tells_what_it_was_and_what_became_of_it() {
    Instant at = clock.instant();
    EventId id = edit(12, at);
    log.done(known(id, 12), new Commit(17, at.plusMillis(40)));
    String event =
        """
        {"id":"%s","event":"book.updated","data_id":12,"received":"%s","timestamp":"%s",\
        "verdict":"accepted","reason":"","skewed":false,"outcome":"done","tags":["book:12","books"],\
        "sequence":17,"visible":"%s","latency_ms":40,"lag_ms":1040,"deliveries":1,"sha256":"%s"}\
        """
            .formatted(
                id, at, at.minusSeconds(1), at.plusMillis(40), log.find(id).orElseThrow().sha256());

    Reply one = get("/" + id);
    assertThat(one.status()).isEqualTo(200);
    assertThat(one.header("cache-control")).isEqualTo("no-store");
    assertThat(one.text()).isEqualTo(event);
    assertThat(get("/" + id + "/").text()).isEqualTo(event);
    assertThat(get("/?limit=1").text()).startsWith("{\"items\":[" + event + "],\"next_cursor\":\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "00000000-0000-8000-8000-000000000000", "0-0-0-0-0", "%00"})
  void what_is_no_event_is_not_found(String id) {
    for (Reply reply : List.of(get("/" + id), post("/" + id + "/replay"))) {
      assertThat(reply.status()).as(reply.text()).isEqualTo(404);
      assertThat(reply.text()).contains("Event not found");
    }
  }

  @Test
  void a_list_comes_in_pages_and_each_names_the_next() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(edit(i + 1, clock.instant()).toString());
      clock.advance(Duration.ofSeconds(1));
    }
    unknown();

    List<String> seen = new ArrayList<>();
    String link = PATH + "?limit=2&event=book.updated&outcome=received";
    while (!seen.containsAll(all)) {
      Reply page = lambda().get(link).bearer(token()).send();
      assertThat(page.header("cache-control")).isEqualTo("no-store");
      ID.matcher(page.text()).results().forEach(found -> seen.add(found.group(1)));
      MatchResult next =
          Pattern.compile("<(.*)>; rel=\"next\"")
              .matcher(page.header("link"))
              .results()
              .findFirst()
              .orElseThrow();
      link = next.group(1);
      assertThat(link).contains("limit=2&cursor=", "&event=book.updated&outcome=received");
      assertThat(page.text()).contains("\"next_cursor\":\"" + link.replaceAll(".*cursor=|&.*", ""));
    }
    assertThat(seen.subList(0, 5)).isEqualTo(all);
  }

  @Test
  void a_list_is_of_what_was_asked_for() {
    EventId edit = edit(1, clock.instant());
    EventId other = unknown();

    assertThat(ids(get("?event=processing.started&limit=1"))).containsExactly(other.toString());
    assertThat(ids(get("?outcome=ignored&limit=1"))).containsExactly(other.toString());
    assertThat(ids(get("?limit=2"))).containsExactlyInAnyOrder(edit.toString(), other.toString());
    assertThat(ids(get("?limit=100"))).contains(edit.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=101",
        "?limit=-1",
        "?limit=x",
        "?limit=99999999999",
        "?cursor=x",
        "?cursor=LTk5OTk5OTk5OS0wMS0wMXx8",
        "?outcome=DONE",
        "?outcome=finished",
        "?outcome=",
        "?event=",
        "?event=%20",
        "?event=a1234567890123456789012345678901234567890123456789012345678901234"
      })
  void what_no_list_has_is_refused_by_name(String query) {
    Reply reply = get(query);

    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.text())
        .contains("Please check " + query.replaceAll("=.*", "") + ".")
        .contains("\"pointer\":\"" + query.replaceAll("=.*", "") + "\"");
  }

  @Test
  void a_replay_orders_the_effect_once_more_whether_it_was_done_or_not() {
    EventId begun = edit(7, clock.instant());
    EventId done = edit(8, clock.instant());
    log.done(known(done, 8), new Commit(3, clock.instant()));
    int before = queue.orders().size();

    assertThat(post("/" + begun + "/replay").status()).isEqualTo(202);
    Reply reply = post("/" + done + "/replay/");
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text()).isEqualTo(get("/" + done).text());

    assertThat(queue.orders().subList(before, queue.orders().size()))
        .containsExactly(
            new FollowUp(Step.COMPLETE, known(begun, 7)),
            new FollowUp(Step.COMPLETE, known(done, 8)));
  }

  @Test
  void what_has_no_effect_cannot_be_replayed() {
    int before = queue.orders().size();
    Reply reply = post("/" + unknown() + "/replay");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text()).contains("/problems/conflict", "This event has no effect");
    assertThat(queue.orders()).hasSize(before);
  }

  @Test
  void a_replay_of_all_since_a_time_only_tells_which_unless_it_is_told_otherwise() {
    edit(1, clock.instant().minusMillis(1));
    Instant since = clock.instant();
    EventId first = edit(2, since);
    unknown();
    EventId second = edit(3, since.plusMillis(1));
    clock.advance(Duration.ofSeconds(1));
    int before = queue.orders().size();

    for (String query : new String[] {"", "&dry_run=true"}) {
      Reply dry = post("/replay?since=" + since + query);
      assertThat(dry.status()).as(dry.text()).isEqualTo(200);
      assertThat(dry.text())
          .startsWith(
              "{\"dry_run\":true,\"since\":\""
                  + since
                  + "\",\"count\":2,\"ordered\":0,\"next_since\":null,\"events\":[");
      assertThat(ids(dry)).containsExactly(first.toString(), second.toString());
    }
    assertThat(queue.orders()).hasSize(before);

    Reply ordered = post("/replay/?dry_run=false&since=" + since);
    assertThat(ordered.status()).isEqualTo(202);
    assertThat(ordered.text())
        .startsWith("{\"dry_run\":false,")
        .contains("\"count\":2,\"ordered\":2,\"next_since\":null,");
    assertThat(queue.orders().subList(before, queue.orders().size()))
        .containsExactly(
            new FollowUp(Step.COMPLETE, known(first, 2)),
            new FollowUp(Step.COMPLETE, known(second, 3)));
  }

  @Test
  void a_replay_goes_thirty_days_back_and_not_into_the_future() {
    Instant now = clock.instant();
    Instant oldest = now.minus(Duration.ofDays(30));
    for (Instant good : List.of(now, oldest)) {
      assertThat(post("/replay?since=" + good).status()).isEqualTo(200);
    }
    for (String bad :
        List.of("?since=" + now.plusMillis(1), "?since=" + oldest.minusMillis(1), "", "?since=")) {
      assertRefused(post("/replay" + bad), "?since");
    }
    assertRefused(post("/replay?since=yesterday&dry_run=false"), "?since");
    for (String bad : new String[] {"flase", "no", "", "FALSE", "0"}) {
      assertRefused(post("/replay?since=" + now + "&dry_run=" + bad), "?dry_run");
    }
  }

  @Test
  void a_thousand_events_are_replayed_and_one_more_is_too_many() {
    Instant since = clock.instant();
    for (int i = 0; i < ReplayEvents.MOST_EVENTS; i++) {
      edit(i + 1, since);
    }
    int before = queue.orders().size();
    assertThat(post("/replay?dry_run=false&since=" + since).status()).isEqualTo(202);
    assertThat(queue.orders()).hasSize(before + ReplayEvents.MOST_EVENTS);

    edit(1, since);
    assertRefused(post("/replay?dry_run=false&since=" + since), "?since");
    assertThat(queue.orders()).hasSize(before + ReplayEvents.MOST_EVENTS);
  }

  @Test
  void a_replay_that_ends_half_way_tells_where_to_go_on_and_then_comes_to_its_end() {
    Instant since = clock.instant();
    List<EventId> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(edit(i + 1, since.plusMillis(i)));
    }
    clock.advance(Duration.ofSeconds(1));
    int before = queue.orders().size();
    AtomicInteger orders = new AtomicInteger();
    faults.at(
        "order",
        When.BEFORE,
        () -> orders.incrementAndGet() > 3 ? new EventsUnavailable("canary", null) : null);

    Reply part = post("/replay?dry_run=false&since=" + since);
    assertThat(part.status()).as(part.text()).isEqualTo(202);
    assertThat(part.text())
        .contains("\"count\":5,\"ordered\":3,\"next_since\":\"" + since.plusMillis(3) + "\",")
        .doesNotContain("canary");
    faults.none();
    Reply rest = post("/replay?dry_run=false&since=" + since.plusMillis(3));
    assertThat(rest.text()).contains("\"count\":2,\"ordered\":2,\"next_since\":null,");
    assertThat(queue.orders().subList(before, queue.orders().size()))
        .extracting(order -> order.event().id())
        .containsExactlyElementsOf(all);
  }

  @Tag("AC7")
  @Test
  void a_queue_or_a_log_that_does_not_answer_is_told_and_its_words_are_not() {
    EventId id = edit(1, clock.instant());
    faults.at("order", When.AFTER, () -> new EventsUnavailable("canary", null));

    assertUnavailable(post("/" + id + "/replay"));
    assertUnavailable(post("/replay?dry_run=false&since=" + clock.instant()));
    assertThat(get("/" + id).status()).isEqualTo(200);
  }

  @Test
  void without_a_log_and_a_queue_the_function_is_healthy_and_says_that_there_are_no_events() {
    try (ApplicationContext bare = ApplicationContext.run(new HashMap<>(settings(false)))) {
      LambdaDriver lambda = new LambdaDriver(bare);
      String token = TestTokens.of(admin, Role.ADMIN);

      assertThat(lambda.get("/health").send().status()).isEqualTo(200);
      assertUnavailable(lambda.get(PATH).bearer(token).send());
      assertUnavailable(lambda.get(PATH + "/" + new UUID(0, 0)).bearer(token).send());
    }
  }

  private EventId edit(int book, Instant at) {
    return arrived("book.updated", book, at, Verdict.ACCEPTED, "");
  }

  private EventId unknown() {
    return arrived(
        "processing.started", null, clock.instant(), Verdict.IGNORED, Arrival.UNKNOWN_EVENT);
  }

  private EventId arrived(
      String event, @Nullable Integer book, Instant at, Verdict verdict, String reason) {
    byte[] body = ("body " + bodies++).getBytes(UTF_8);
    return log.arrived(
            new Arrival(
                EventId.of(body),
                EventId.sha256(body),
                event,
                book,
                at,
                at.minusSeconds(1),
                verdict,
                reason,
                false,
                true))
        .id();
  }

  private static KnownEvent known(EventId id, int book) {
    return new KnownEvent(id, CatalogTags.BOOK_UPDATED, book);
  }

  private static List<String> ids(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return ID.matcher(reply.text()).results().map(found -> found.group(1)).toList();
  }

  private static void assertForbidden(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(403);
    assertThat(reply.text()).contains("/problems/forbidden");
  }

  private static void assertRefused(Reply reply, String parameter) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.text()).contains("\"pointer\":\"" + parameter + "\"");
  }

  private static void assertUnavailable(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("5");
    assertThat(reply.text())
        .contains("/problems/events-unavailable")
        .doesNotContain("canary", "EVENTS_TABLE", "dynamo", "Bean");
  }

  private Reply get(String path) {
    return lambda().get(PATH + path).bearer(token()).send();
  }

  private Reply post(String path) {
    return lambda().post(PATH + path).bearer(token()).send();
  }

  private String token() {
    return TestTokens.of(admin, Role.ADMIN, clock);
  }

  private LambdaDriver lambda() {
    return new LambdaDriver(context);
  }

  private static Map<String, String> settings(boolean events) {
    Map<String, String> settings = new HashMap<>(Settings.nowhere());
    settings.putAll(MigratedDatabase.settings(DATABASE));
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    if (events) {
      settings.putAll(EventsInMemory.settings());
    }
    return settings;
  }
}
