package org.dreamlms.functions.cacheadmin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.hybridcache.SharedStoreOnDynamo;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The function as it is deployed: DynamoDB, PostgreSQL, DCS over HTTP. */
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CacheAdminTest implements TestPropertyProvider {
  private static final String CACHE = "/api/v1/admin/cache/";

  @RegisterExtension static final TestDatabase DATABASE = MigratedDatabase.create();
  @RegisterExtension static final TestTables TABLES = new TestTables();

  private final DcsStandin dcs = DcsStandin.start(DcsStandinSettings.temporary());
  private final SharedStoreOnDynamo shared = SharedStoreOnDynamo.start(TABLES);
  private final Rows rows = new Rows(DATABASE.dataSource());
  private final UUID admin = rows.user(Role.ADMIN);
  private final TickingClock clock = TickingClock.at(Instant.now().truncatedTo(ChronoUnit.MILLIS));

  @Inject ApplicationContext context;
  @Inject BookCatalog catalog;

  @Override
  public Map<String, String> getProperties() {
    Map<String, String> settings = new HashMap<>(Settings.nowhere());
    settings.putAll(MigratedDatabase.settings(DATABASE));
    settings.putAll(shared.settings());
    settings.put("cache.timeout", "10s");
    settings.put("dcs.base-url", dcs.baseUrl().toString());
    return settings;
  }

  @MockBean(InstantSource.class)
  InstantSource clock() {
    return clock;
  }

  @AfterAll
  void stop() {
    shared.close();
    dcs.close();
  }

  @Tag("AC7")
  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void ac7_nobody_but_an_administrator_comes_near_the_cache(Role role) {
    String token = TestTokens.of(rows.user(role), role);
    long before = sequence();

    for (String path : new String[] {"clear", "warm", "invalidate", "clear/", "warm/"}) {
      Reply reply =
          lambda().post(CACHE + path).bearer(token).json("{\"tags\":[\"book:1\"]}").send();
      assertThat(reply.status()).as(path).isEqualTo(403);
      assertThat(reply.text()).contains("/problems/forbidden");
    }
    assertThat(lambda().get(CACHE + "stats").bearer(token).send().status()).isEqualTo(403);
    assertThat(lambda().get(CACHE + "stats").send().status()).isEqualTo(401);
    assertThat(lambda().post(CACHE + "clear").send().status()).isEqualTo(401);
    assertThat(sequence()).isEqualTo(before);
  }

  @Test
  void what_was_looked_up_is_what_the_statistics_say() throws IOException {
    clock.advance(Duration.ofMinutes(61));
    catalog.publishers();
    catalog.publishers();
    catalog.publishers();
    get("/health");

    JsonNode statistics = json(get("stats?minutes=1"));
    assertThat(number(statistics, "misses")).isEqualTo(1);
    assertThat(number(statistics, "hits")).isEqualTo(2);
    assertThat(field(statistics, "hit_rate").getDoubleValue()).isEqualTo(2 / 3.0);
    assertThat(number(statistics, "environments")).isEqualTo(1);
    assertThat(number(statistics, "entries")).isPositive();
    assertThat(number(field(statistics, "tiers"), "near_hits")).isEqualTo(2);
    assertThat(number(field(statistics, "origin"), "fetches")).isEqualTo(1);
    assertThat(field(field(statistics, "cost"), "read_units").getDoubleValue()).isPositive();
    JsonNode entity = field(field(statistics, "entities"), "dcs:publishers:list");
    assertThat(number(entity, "hits")).isEqualTo(2);
    assertThat(Instant.parse(field(statistics, "as_of").getStringValue()))
        .isEqualTo(clock.instant());
  }

  @Test
  void a_request_for_statistics_of_an_idle_system_gives_no_division_by_zero() throws IOException {
    clock.advance(Duration.ofMinutes(122));

    JsonNode statistics = json(get("stats"));
    assertThat(number(statistics, "minutes")).isEqualTo(5);
    assertThat(number(statistics, "hits")).isZero();
    assertThat(field(statistics, "hit_rate").getDoubleValue()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "61", "-1", "x", "1.5", "9999999999"})
  void only_one_to_sixty_minutes_are_told(String minutes) {
    Reply reply = get("stats?minutes=" + minutes);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("?minutes");
  }

  @Test
  void clearing_makes_the_next_lookup_ask_dcs_again() {
    catalog.publishers();
    dcs.requests().reset();
    catalog.publishers();
    assertThat(dcs.requests().of("GET", "/publishers")).isZero();

    Reply cleared = post("clear", "");
    assertThat(cleared.status()).isEqualTo(204);
    assertThat(cleared.body()).isEmpty();
    assertThat(Long.parseLong(cleared.header("x-cache-epoch"))).isEqualTo(sequence());

    catalog.publishers();
    assertThat(dcs.requests().of("GET", "/publishers")).isEqualTo(1);
  }

  @Test
  void an_invalidation_has_a_number_that_a_dry_run_tells_later() throws IOException {
    String order = "{\"tags\":[\"book:4711\",\"publishers\",\"book:4711\"]%s}";
    Reply done = post("invalidate", order.formatted(",\"hard\":true"));
    JsonNode invalidated = json(done);
    long sequence = number(invalidated, "sequence");

    assertThat(done.header("x-cache-epoch")).isEqualTo(Long.toString(sequence));
    assertThat(field(invalidated, "dry_run").getBooleanValue()).isFalse();
    assertThat(tagsOf(invalidated))
        .isEqualTo(Map.of("book:4711", sequence, "publishers", sequence));

    post("invalidate", "{\"tags\":[\"publishers\"]}");
    JsonNode dry =
        json(post("invalidate", "{\"tags\":[\"book:4711\",\"book:471\"],\"dry_run\":true}"));
    assertThat(number(dry, "sequence")).isEqualTo(sequence + 1);
    assertThat(field(dry, "dry_run").getBooleanValue()).isTrue();
    assertThat(tagsOf(dry)).isEqualTo(Map.of("book:4711", sequence, "book:471", 0L));
    assertThat(sequence()).isEqualTo(sequence + 1);
  }

  @Test
  void a_dry_run_tells_which_entries_it_hits_and_an_invalidation_tells_the_same() {
    Book book = catalog.book(1).orElseThrow();
    catalog.config(book);
    clock.advance(Duration.ofSeconds(5));
    Reply dry = post("invalidate", "{\"tags\":[\"book:1\"],\"dry_run\":true}");
    String hits =
        """
        "hits":[{"name":"dcs:books:id:{id}","shared":true,"entries":[{"key":"dcs:books:id:1",\
        "state":"fresh","age_seconds":5}]},{"name":"dcs:books:config:{id}","shared":true,\
        "entries":[{"key":"dcs:books:config:1@PLACE","state":"fresh","age_seconds":5}]},\
        {"name":"dcs:books:files:{id}","shared":true,"entries":[{"key":"dcs:books:files:1@PLACE",\
        "state":"absent","age_seconds":null}]},\
        {"name":"dcs:books:cover:{id}","shared":false,"entries":[]},\
        {"name":"dcs:books:validator:{id}","shared":true,"entries":[\
        {"key":"dcs:books:validator:1@PLACE","state":"absent","age_seconds":null}]}]\
        """;

    assertThat(dry.text().replaceAll("@[0-9a-f]{16}", "@PLACE")).contains(hits);
    assertThat(
            post("invalidate", "{\"tags\":[\"book:1\"]}")
                .text()
                .replaceAll("@[0-9a-f]{16}", "@PLACE"))
        .contains(hits);
    assertThat(post("invalidate", "{\"tags\":[\"book:1\"],\"dry_run\":true}").text())
        .contains("{\"key\":\"dcs:books:id:1\",\"state\":\"stale\",\"age_seconds\":5}");
    assertThat(post("invalidate", "{\"tags\":[\"key:dcs:books:id:1\"],\"dry_run\":true}").text())
        .contains("\"hits\":[{\"name\":\"dcs:books:id:{id}\",\"shared\":true,\"entries\":[{");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 12, 100})
  void only_what_is_meant_is_told_to_be_hit(int id) {
    post("clear", "");
    String text =
        post("invalidate", "{\"tags\":[\"book:" + id + "\",\"publisher:" + id + "\"]}").text();

    assertThat(Pattern.compile("\"key\":\"([^\"]*)\"").matcher(text).results().map(m -> m.group(1)))
        .filteredOn(key -> !key.contains("@"))
        .containsExactly("dcs:books:id:" + id, "dcs:publishers:id:" + id);
    assertThat(text).doesNotContainPattern(":(?!" + id + "[\"@])[0-9]+@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tags\":[]}",
        "{\"tags\":[\"\"]}",
        "{\"tags\":[\"book:7\",\"Book:7\"]}",
        "{\"tags\":[\"*\"]}",
        "{\"tags\":[null]}",
        "{\"tags\":[\"book 7\"]}",
        "{\"tags\":[\"books\",\"school:7\"]}",
        "{\"tags\":[\"book:07\"]}",
        "{\"tags\":[\"book:2147483648\"],\"dry_run\":true}",
        "{\"tags\":[\"key:dcs:books:id\"]}"
      })
  void tags_that_are_none_invalidate_nothing_and_those_that_there_are_are_named(String body) {
    long before = sequence();
    Reply reply = post("invalidate", body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.text())
        .contains("/tags", "books, publishers, book:{id}, publisher:{id}, key:{key of an entry}");
    assertThat(sequence()).isEqualTo(before);
  }

  @Test
  void without_a_body_nothing_is_invalidated() {
    long before = sequence();

    assertThat(post("invalidate", "").status()).isEqualTo(400);
    assertThat(sequence()).isEqualTo(before);
  }

  @Test
  void a_hundred_tags_are_too_many_and_99_are_not() {
    assertThat(post("invalidate", tags(100)).status()).isEqualTo(422);
    assertThat(post("invalidate", tags(99)).status()).isEqualTo(200);
  }

  @Test
  void a_warm_up_fills_lists_and_what_is_in_them() throws IOException {
    post("clear", "");
    JsonNode warmed = json(post("warm", ""));
    assertThat(number(warmed, "books")).isEqualTo(catalog.books().size()).isPositive();
    assertThat(number(warmed, "publishers")).isEqualTo(catalog.publishers().size()).isPositive();
    assertThat(field(warmed, "complete").getBooleanValue()).isTrue();
  }

  @Tag("AC7")
  @ParameterizedTest
  @ValueSource(strings = {"/ready", "/ready/", "/api/v1/ready", "/api/v1/ready/"})
  void anybody_is_told_that_the_parts_work(String path) {
    Reply reply = lambda().get(path).send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.text())
        .isEqualTo("{\"status\":\"ready\",\"checks\":{\"cache\":\"ok\",\"database\":\"ok\"}}");
  }

  private static String tags(int count) {
    StringBuilder body = new StringBuilder("{\"tags\":[\"book:1\"");
    for (int i = 2; i <= count; i++) {
      body.append(",\"book:").append(i).append('"');
    }
    return body.append("]}").toString();
  }

  private long sequence() {
    try {
      return number(
          json(post("invalidate", "{\"tags\":[\"book:1\"],\"dry_run\":true}")), "sequence");
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private Reply get(String path) {
    String full = path.startsWith("/") ? path : CACHE + path;
    return lambda().get(full).bearer(TestTokens.of(admin, Role.ADMIN, clock)).send();
  }

  private Reply post(String path, String body) {
    LambdaDriver.Call call =
        lambda().post(CACHE + path).bearer(TestTokens.of(admin, Role.ADMIN, clock));
    return (body.isEmpty() ? call : call.json(body)).send();
  }

  private LambdaDriver lambda() {
    return new LambdaDriver(context);
  }

  private static JsonNode json(Reply reply) throws IOException {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return Objects.requireNonNull(
        ObjectMapper.getDefault().readValue(reply.text(), JsonNode.class));
  }

  private static JsonNode field(JsonNode object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }

  /** When each was invalidated, by its name. */
  private static Map<String, Long> tagsOf(JsonNode invalidated) {
    Map<String, Long> at = new HashMap<>();
    field(invalidated, "tags")
        .values()
        .forEach(tag -> at.put(field(tag, "tag").getStringValue(), number(tag, "invalidated_at")));
    return at;
  }

  private static long number(JsonNode object, String name) {
    return field(object, name).getLongValue();
  }
}
