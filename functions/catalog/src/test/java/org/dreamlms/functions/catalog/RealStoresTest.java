package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.infra.dcsstandin.ObjectStoreSettings;
import org.dreamlms.infra.testkit.S3Store;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.hybridcache.CacheCounts;
import org.dreamlms.lib.hybridcache.CacheEvent;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreOnDynamo;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The function as it is deployed: DCS over HTTP, grants in PostgreSQL, files in S3. */
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealStoresTest implements TestPropertyProvider {
  @RegisterExtension static final TestDatabase DATABASE = MigratedDatabase.create();

  @RegisterExtension static final TestTables TABLES = new TestTables();

  private final SharedStoreOnDynamo shared = SharedStoreOnDynamo.start(TABLES);
  private final S3Store files = S3Store.start(S3Store.Settings.throwAway("publishers"));
  private final DcsStandin dcs =
      DcsStandin.start(
          DcsStandinSettings.temporary()
              .withObjects(
                  new ObjectStoreSettings.S3(
                      files.endpoint(), files.endpoint(), files.accessKey(), files.secretKey())));
  private final HttpClient browser = HttpClient.newHttpClient();

  @Inject ApplicationContext context;
  @Inject HybridCache cache;
  private UUID teacher = UUID.randomUUID();
  private UUID student = UUID.randomUUID();

  @Override
  public Map<String, String> getProperties() {
    Map<String, String> properties = new HashMap<>(TestTokens.settings());
    properties.putAll(MigratedDatabase.settings(DATABASE));
    properties.putAll(shared.settings());
    // A machine that is busy with other things answers late, which is not what is tested here.
    properties.put("cache.timeout", "5s");
    properties.put("dcs.base-url", dcs.baseUrl().toString());
    properties.put("dcs.email", "admin@admin.com");
    properties.put("dcs.password", "admin");
    properties.put("books.s3.endpoint", files.endpoint().toString());
    properties.put("books.s3.access-key", files.accessKey());
    properties.put("books.s3.secret-key", files.secretKey());
    return properties;
  }

  @BeforeAll
  void enrol() {
    Rows rows = new Rows(DATABASE.dataSource());
    UUID school = rows.school();
    teacher = rows.user(Role.TEACHER);
    UUID teacherRow = rows.teacher(teacher, school);
    student = rows.user(Role.STUDENT);
    UUID studentRow = rows.student(student);
    rows.grant(1, null, teacherRow);
    rows.grant(4, school, null);
    rows.assignment(teacherRow, 4, studentRow);
  }

  @AfterAll
  void stop() {
    dcs.close();
    files.close();
    shared.close();
  }

  @Test
  void a_teacher_lists_the_books_given_to_them_and_to_their_school() throws IOException {
    JsonNode list = json(get(teacher, Role.TEACHER, "/api/v1/books"));

    assertThat(field(list, "total").getIntValue()).isEqualTo(2);
    assertThat(field(list, "items").values())
        .extracting(book -> field(book, "id").getIntValue(), book -> text(book, "book_name"))
        .containsExactlyInAnyOrder(tuple(1, "First Steps 1"), tuple(4, "IŞIKLI SAYFALAR"));
  }

  @Test
  void every_page_picture_of_a_book_loads_from_the_object_store() throws Exception {
    JsonNode detail = json(get(teacher, Role.TEACHER, "/api/v1/books/4/pages/detail"));

    assertThat(field(detail, "total_pages").getIntValue()).isPositive();
    for (JsonNode page : field(detail, "pages").values()) {
      String address = text(page, "image_url");
      String path = address.substring("/api/v1/books/4/assets/".length());
      String url = presigned(student, Role.STUDENT, 4, path);
      var picture = fetch(url);
      assertThat(picture.statusCode()).isEqualTo(200);
      assertThat(picture.headers().firstValue("content-type")).hasValue("image/png");
      assertThat(ImageIO.read(new ByteArrayInputStream(picture.body()))).isNotNull();
      assertThat(fetch(url.replace("X-Amz-Signature=", "X-Amz-Signature=0")).statusCode())
          .isEqualTo(403);
      assertThat(presigned(student, Role.STUDENT, 4, url)).isEqualTo(url);
    }
  }

  @Test
  void a_cover_comes_through_us_byte_for_byte() throws Exception {
    var cover = new LambdaDriver(context).get("/api/v1/books/1/cover").send();

    assertThat(cover.status()).isEqualTo(200);
    assertThat(cover.header("content-type")).isEqualTo("image/png");
    assertThat(cover.body())
        .isEqualTo(fetch(presigned(teacher, Role.TEACHER, 1, "images/book_cover.png")).body());
  }

  @Test
  void a_student_reaches_files_of_assigned_books_and_nothing_else() {
    assertThat(get(student, Role.STUDENT, "/api/v1/books/4").status()).isEqualTo(404);
    assertThat(
            get(student, Role.STUDENT, "/api/v1/books/1/assets/presigned?path=images/x.png")
                .status())
        .isEqualTo(404);
    assertThat(get(student, Role.STUDENT, "/api/v1/books").status()).isEqualTo(403);
  }

  @Test
  void every_answer_says_how_the_cache_came_by_it() {
    var first = get(teacher, Role.TEACHER, "/api/v1/publishers/2");
    var second = get(teacher, Role.TEACHER, "/api/v1/publishers/2");

    assertThat(first.header("cache-status"))
        .isEqualTo(
            "LMS-shared; fwd=miss; stored; key=\"dcs:publishers:id:2\","
                + " LMS-near; fwd=miss; stored");
    assertThat(second.header("cache-status"))
        .matches("LMS-near; hit; ttl=\\d+; key=\"dcs:publishers:id:2\"");
    assertThat(first.header("age")).isEqualTo("0");
    assertThat(second.header("age")).matches("\\d+");
    assertThat(second.header("warning")).isEmpty();
  }

  @Test
  void another_environment_finds_in_the_shared_tier_what_this_one_fetched() {
    var here = get(teacher, Role.TEACHER, "/api/v1/publishers/1");

    try (ApplicationContext other =
        ApplicationContext.builder().properties(Map.copyOf(getProperties())).start()) {
      var there =
          new LambdaDriver(other)
              .get("/api/v1/publishers/1")
              .bearer(TestTokens.of(teacher, Role.TEACHER))
              .send();

      assertThat(there.text()).isEqualTo(here.text());
      assertThat(there.header("cache-status"))
          .matches(
              "LMS-shared; hit; ttl=\\d+; key=\"dcs:publishers:id:1\","
                  + " LMS-near; fwd=miss; stored");
    }
  }

  @Test
  void an_environment_that_is_new_knows_what_its_client_has_and_fetches_no_bytes() {
    String cover = new LambdaDriver(context).get("/api/v1/books/1/cover").send().header("etag");
    String picture = "/api/v1/books/1/assets/images/book_cover.png";
    String file = get(teacher, Role.TEACHER, picture).header("etag");
    assertThat(conditional(context, picture, file).status()).isEqualTo(304);

    Map<String, Object> elsewhere = new HashMap<>(getProperties());
    elsewhere.put("books.s3.endpoint", "http://127.0.0.1:1"); // nobody is there
    dcs.refuseConnections();
    try (ApplicationContext other = ApplicationContext.builder().properties(elsewhere).start()) {
      var coverAgain = conditional(other, "/api/v1/books/1/cover", cover);
      var fileAgain = conditional(other, picture, file);

      assertThat(coverAgain.status()).isEqualTo(304);
      assertThat(coverAgain.header("etag")).isEqualTo(cover);
      assertThat(coverAgain.header("cache-status")).startsWith("LMS-shared; hit; ");
      assertThat(fileAgain.status()).isEqualTo(304);
      assertThat(fileAgain.header("etag")).isEqualTo(file);
      assertThat(fileAgain.header("cache-status"))
          .matches("LMS-shared; hit; ttl=\\d+; key=\"dcs:books:validator:1@[0-9a-f]{16}\", .*");
    } finally {
      dcs.acceptConnections();
    }
  }

  private LambdaDriver.Reply conditional(ApplicationContext where, String path, String tag) {
    return new LambdaDriver(where)
        .get(path)
        .bearer(TestTokens.of(teacher, Role.TEACHER))
        .header("if-none-match", tag)
        .send();
  }

  @Tag("DC7")
  @Test
  void what_an_event_ended_is_confirmed_by_dcs_and_the_next_question_is_answered_too() {
    HybridCache cache = context.getBean(HybridCache.class);
    String detail = "/api/v1/books/1/pages/detail";
    String before = get(teacher, Role.TEACHER, detail).text();
    long confirmed = cache.counts().count("dcs:books:config", CacheEvent.UNCHANGED);

    for (int i = 1; i <= 3; i++) {
      cache.invalidateTags(
          CatalogTags.BOOK_UPDATED.of(1), CatalogTags.BOOK_UPDATED.kind(), "an event");

      assertThat(get(teacher, Role.TEACHER, detail).text()).isEqualTo(before);
      assertThat(get(teacher, Role.TEACHER, "/api/v1/books").status()).isEqualTo(200);
      assertThat(cache.counts().count("dcs:books:config", CacheEvent.UNCHANGED))
          .isEqualTo(confirmed + i);
    }
  }

  @Test
  void what_is_cached_outlives_an_outage_of_dcs_and_what_is_not_says_so() {
    assertThat(get(teacher, Role.TEACHER, "/api/v1/books").status()).isEqualTo(200);
    dcs.refuseConnections();
    try {
      assertThat(get(teacher, Role.TEACHER, "/api/v1/books").status()).isEqualTo(200);

      var absent =
          new LambdaDriver(context)
              .get("/api/v1/books/6/cover")
              .within(Duration.ofSeconds(4))
              .send();
      assertThat(absent.status()).isEqualTo(503);
      assertThat(absent.header("retry-after")).matches("[1-9][0-9]*");
      assertThat(absent.text()).contains("dcs-unavailable").doesNotContain("127.0.0.1");
    } finally {
      dcs.acceptConnections();
    }
  }

  /** Threads of clients and pools are daemons that wait; whatever else is alive has work left. */
  @Tag("LA4")
  @Test
  void nobody_works_on_after_the_answer() {
    get(teacher, Role.TEACHER, "/api/v1/books");
    Set<Thread> before = workers();

    for (String path : List.of("/api/v1/books/1/structure", "/api/v1/books/4/videos")) {
      assertThat(get(teacher, Role.TEACHER, path).status()).isEqualTo(200);

      assertThat(workers()).isSubsetOf(before);
    }
  }

  /** Whatever was sent beside a request was answered, or given up, before the request was. */
  @Tag("LA4")
  @Test
  void a_poll_beside_a_request_is_over_before_the_answer() {
    long before;
    do {
      before = pollsThatAreOver();
      assertThat(get(teacher, Role.TEACHER, "/api/v1/books").status()).isEqualTo(200);
    } while (cache.counts().earlyPolls() == 0);

    assertThat(pollsThatAreOver()).isGreaterThan(before);
  }

  private long pollsThatAreOver() {
    CacheCounts counts = cache.counts();
    return counts.polls() + counts.abandonedPolls() + counts.storeFailures("poll");
  }

  private static Set<Thread> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  private String presigned(UUID user, Role role, int book, String path) throws IOException {
    String query = URLEncoder.encode(path, StandardCharsets.UTF_8);
    var reply = get(user, role, "/api/v1/books/" + book + "/assets/presigned?path=" + query);
    return text(json(reply), "url");
  }

  private LambdaDriver.Reply get(UUID user, Role role, String pathAndQuery) {
    return new LambdaDriver(context).get(pathAndQuery).bearer(TestTokens.of(user, role)).send();
  }

  private HttpResponse<byte[]> fetch(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
    return browser.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static JsonNode json(LambdaDriver.Reply reply) throws IOException {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return Objects.requireNonNull(
        ObjectMapper.getDefault().readValue(reply.text(), JsonNode.class));
  }

  private static JsonNode field(JsonNode object, String name) {
    return Objects.requireNonNull(object.get(name), name);
  }

  private static String text(JsonNode object, String name) {
    return field(object, name).getStringValue();
  }
}
