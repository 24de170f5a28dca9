package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.hybridcache.FleetStatistics;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.Snapshots;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a copy of a snapshot of this function knows, and what it believes. */
final class WarmSnapshotTest {
  private static final DcsPublisher PUBLISHER = FakeDcs.publisher(1, "Universal ELT");

  private final FakeDcs dcs =
      new FakeDcs().with(PUBLISHER).with(FakeDcs.book(12, PUBLISHER, "BRAINS1"));

  @Test
  void where_it_is_wanted_a_copy_begins_with_the_lists_and_what_is_in_them() {
    try (ApplicationContext context = started("true")) {
      new Snapshots(context).take();
      new Snapshots(context).restore();

      BookCatalog catalog = context.getBean(BookCatalog.class);
      assertThat(catalog.books()).hasSize(1);
      assertThat(catalog.book(12)).isPresent();
      assertThat(catalog.publisher(1)).isPresent();
      assertThat(dcs.calls()).containsExactly("publishers", "books", "signOut");
    }
  }

  @Test
  void unless_it_is_wanted_dcs_is_not_asked() {
    try (ApplicationContext context = started("false")) {
      new Snapshots(context).take();

      assertThat(dcs.calls()).isEmpty();
    }
  }

  @Test
  void a_snapshot_is_taken_while_dcs_is_down() {
    dcs.failing(new DcsUnavailable("books", DcsUnavailable.Reason.SERVER_ERROR, 503, null));
    try (ApplicationContext context = started("true")) {
      new Snapshots(context).take();

      assertThat(dcs.calls()).containsExactly("publishers", "signOut");
    }
  }

  @Tag("LA2")
  @Test
  void la2_a_copy_polls_before_it_answers_and_what_goes_on_running_does_not() {
    try (ApplicationContext context = started("true")) {
      new Snapshots(context).take();
      BookCatalog catalog = context.getBean(BookCatalog.class);
      catalog.book(12);
      long before = polls(context);
      catalog.book(12);
      assertThat(polls(context)).isEqualTo(before);

      new Snapshots(context).restore();
      catalog.book(12);

      assertThat(polls(context)).isEqualTo(before + 1);
    }
  }

  @Tag("LA2")
  @Test
  void la2_a_copy_does_not_count_again_what_the_snapshot_counted() {
    try (ApplicationContext context = started("false")) {
      BookCatalog catalog = context.getBean(BookCatalog.class);
      FleetStatistics statistics = context.getBean(FleetStatistics.class);
      catalog.book(12);
      new Snapshots(context).take();
      new Snapshots(context).restore();

      statistics.add();

      assertThat(statistics.ofLast(5).total().byEvent()).isEmpty();
    }
  }

  private static long polls(ApplicationContext context) {
    return context.getBean(HybridCache.class).counts().polls();
  }

  private ApplicationContext started(String warmUp) {
    Map<String, Object> settings = new HashMap<>(TestTokens.settings());
    settings.put("dcs.cache.warmup-enabled", warmUp);
    // Longer than this test may take, so that only what forgets polls again.
    settings.put("cache.poll-interval", "30s");
    settings.put("dcs.base-url", "http://127.0.0.1:1");
    settings.put("dcs.email", "lms@example.org");
    settings.put("dcs.password", "not-a-secret-in-tests");
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("lms.database.url", "jdbc:postgresql://127.0.0.1:1/none");
    settings.put("lms.database.user", "nobody");
    settings.put("lms.database.password", "not-a-secret-in-tests");
    settings.put("books.s3.endpoint", "http://127.0.0.1:9000");
    settings.put("books.s3.access-key", "reader");
    settings.put("books.s3.secret-key", "not-a-secret-in-tests");
    ApplicationContext context = ApplicationContext.builder().properties(settings).build();
    context.registerSingleton(Dcs.class, dcs);
    return context.start();
  }
}
