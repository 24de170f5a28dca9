package org.dreamlms.functions.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.dreamlms.functions.workers.WarmUpReport.Outcome;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.CatalogContentInvalid;
import org.dreamlms.lib.dcsclient.DcsContentInvalid;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.Snapshots;
import org.dreamlms.lib.lambdahttp.TestContext;
import org.dreamlms.lib.lambdahttp.WrittenLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The schedule's event through the real handler; DCS and the shared tier are in memory. */
final class WarmCatalogTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final String REGION = "aws.region";

  /** The SDK looks for it in its own places, of which Lambda fills one. */
  @BeforeAll
  static void region() {
    System.setProperty(REGION, "eu-central-1");
  }

  @AfterAll
  static void noRegion() {
    System.clearProperty(REGION);
  }

  @Test
  void when_it_is_on_what_everybody_asks_for_first_is_there_and_dcs_is_not_asked_again() {
    try (ApplicationContext context = started(Map.of("dcs.cache.warmup-enabled", "true"))) {
      assertThat(run(context)).isEqualTo(new WarmUpReport(Outcome.WARM, 2, 3, true));
      assertThat(dcs(context).calls()).containsExactly("publishers", "books");

      BookCatalog catalog = context.getBean(BookCatalog.class);
      assertThat(catalog.books()).hasSize(3);
      assertThat(catalog.book(14)).isPresent();
      assertThat(catalog.publishers()).hasSize(2);
      assertThat(catalog.publisher(2)).isPresent();
      assertThat(run(context)).isEqualTo(new WarmUpReport(Outcome.WARM, 2, 3, true));
      assertThat(dcs(context).calls()).hasSize(2);
    }
  }

  @Test
  void unless_somebody_wants_it_it_does_nothing_and_says_so() {
    try (ApplicationContext context = started(Map.of());
        WrittenLog log = new WrittenLog()) {
      assertThat(run(context)).isEqualTo(new WarmUpReport(Outcome.OFF, 0, 0, false));
      assertThat(dcs(context).calls()).isEmpty();
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("warm-up is off (DCS_CACHE_WARMUP_ENABLED)");
    }
  }

  @Test
  void an_outage_of_dcs_is_one_warning_and_no_failure_and_the_next_run_fills() {
    try (ApplicationContext context = started(Map.of("dcs.cache.warmup-enabled", "true"))) {
      dcs(context)
          .failing(new DcsUnavailable("books", DcsUnavailable.Reason.SERVER_ERROR, 503, null));
      try (WrittenLog log = new WrittenLog()) {
        assertThat(run(context)).isEqualTo(new WarmUpReport(Outcome.DCS_DOWN, 0, 0, false));
        assertThat(log.lines())
            .filteredOn(line -> line.contains("\"WARN\""))
            .singleElement()
            .asString()
            .contains("SERVER_ERROR (503)", "next run");
      }

      dcs(context).failing(null);
      assertThat(run(context)).isEqualTo(new WarmUpReport(Outcome.WARM, 2, 3, true));
    }
  }

  @Test
  void what_cannot_be_read_fails_the_invocation() {
    try (ApplicationContext context = started(Map.of("dcs.cache.warmup-enabled", "true"))) {
      dcs(context).failing(new DcsContentInvalid("publishers", "it is no list"));

      assertThatThrownBy(() -> run(context)).isInstanceOf(CatalogContentInvalid.class);
    }
  }

  @Test
  void it_puts_no_more_than_it_may() {
    try (ApplicationContext context =
        started(Map.of("dcs.cache.warmup-enabled", "true", "workers.warm.most", "1"))) {
      assertThat(run(context)).isEqualTo(new WarmUpReport(Outcome.WARM, 1, 1, false));
    }
  }

  @Test
  void it_ends_in_time_to_say_what_it_did() {
    try (ApplicationContext context = started(Map.of("dcs.cache.warmup-enabled", "true"))) {
      assertThat(run(context, KeepWarm.RESERVE))
          .isEqualTo(new WarmUpReport(Outcome.WARM, 0, 0, false));
    }
  }

  @Tag("LA2")
  @Test
  void la2_a_copy_of_a_snapshot_polls_before_it_believes_what_it_remembers() {
    try (ApplicationContext context =
        started(
            Map.of(
                "dcs.cache.warmup-enabled",
                "true",
                // Longer than this test may take, so that only what forgets polls again.
                "cache.poll-interval",
                "30s"))) {
      run(context);
      long before = polls(context);
      run(context);
      assertThat(polls(context)).isEqualTo(before);

      new Snapshots(context).take();
      new Snapshots(context).restore();
      run(context);

      assertThat(polls(context)).isEqualTo(before + 1);
    }
  }

  private static long polls(ApplicationContext context) {
    return context.getBean(HybridCache.class).counts().polls();
  }

  @Test
  void what_a_run_counted_is_said_at_its_end() {
    try (ApplicationContext context = started(Map.of("dcs.cache.warmup-enabled", "true"));
        WrittenLog log = new WrittenLog()) {
      run(context);

      assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("\"cache.polls\""));
    }
  }

  @Tag("DC5")
  @Test
  void dc5_a_list_that_lost_most_of_it_is_one_error_without_names_and_counted_for_the_alarm() {
    try (ApplicationContext context = started(Map.of("dcs.cache.warmup-enabled", "true"))) {
      DcsPublisher publisher = FakeDcs.publisher(1, "Universal ELT");
      for (int id = 100; id < 120; id++) {
        dcs(context).with(FakeDcs.book(id, publisher, "Canary " + id));
      }
      run(context);
      for (int id = 100; id < 120; id++) {
        dcs(context).withoutBook(id);
      }
      context.getBean(HybridCache.class).clear(Invalidation.SOFT, "test");
      try (WrittenLog log = new WrittenLog()) {
        assertThat(run(context)).isEqualTo(new WarmUpReport(Outcome.WARM, 2, 3, true));

        assertThat(log.lines())
            .filteredOn(line -> line.contains("\"ERROR\""))
            .singleElement()
            .asString()
            .contains("gives 3 of dcs:books:list: 20 of 23 are gone", "dcs:books:list:before")
            .doesNotContain("Canary");
        assertThat(log.lines())
            .anySatisfy(line -> assertThat(line).contains("\"catalog.list.loss\":1"));
      }
    }
  }

  @Test
  void the_sample_event_is_understood_by_the_runtime_s_serializer_and_so_is_the_answer()
      throws IOException {
    Path sample =
        Path.of(System.getProperty("dreamlms.root"), "infra/events/workers-schedule.json");
    ScheduledEvent event =
        LambdaEventSerializers.serializerFor(
                ScheduledEvent.class, WarmCatalogTest.class.getClassLoader())
            .fromJson(Files.newInputStream(sample));
    assertThat(event.getDetailType()).isEqualTo("Scheduled Event");

    try (ApplicationContext context = started(Map.of("dcs.cache.warmup-enabled", "true"))) {
      var answer = new ByteArrayOutputStream();
      JacksonFactory.getInstance()
          .getSerializer(WarmUpReport.class)
          .toJson(new WarmCatalog(context).handleRequest(event, new TestContext(LONG)), answer);

      assertThat(answer.toString(UTF_8))
          .isEqualTo("{\"outcome\":\"WARM\",\"publishers\":2,\"books\":3,\"complete\":true}");
    }
  }

  private static WarmUpReport run(ApplicationContext context) {
    return run(context, LONG);
  }

  private static WarmUpReport run(ApplicationContext context, Duration time) {
    return new WarmCatalog(context).handleRequest(new ScheduledEvent(), new TestContext(time));
  }

  private static FakeDcs dcs(ApplicationContext context) {
    return context.getBean(FakeDcs.class);
  }

  private static ApplicationContext started(Map<String, Object> settings) {
    return ApplicationContext.builder()
        .eagerInitSingletons(true)
        .properties(settings)
        .properties(
            Map.of(
                SharedStoreInMemory.PROPERTY,
                "true",
                // Its client is made, as in a function, and never asked.
                "cache.table",
                "unused",
                DcsInMemory.PROPERTY,
                "true",
                "dcs.base-url",
                "http://127.0.0.1:1",
                "dcs.email",
                "lms@example.org",
                "dcs.password",
                "not-a-secret-in-tests"))
        .start();
  }
}
