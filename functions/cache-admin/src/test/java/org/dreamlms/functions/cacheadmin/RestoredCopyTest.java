package org.dreamlms.functions.cacheadmin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.hybridcache.FleetStatistics;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.Snapshots;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a copy of a snapshot of this function believes, and what it must not need. */
@Tag("LA2")
final class RestoredCopyTest {

  @Test
  void la2_who_only_says_that_it_is_healthy_needs_neither_cache_nor_dcs_nor_database() {
    try (ApplicationContext context = context("http://127.0.0.1:1")) {
      LambdaDriver lambda = new LambdaDriver(context);
      assertThat(lambda.get("/health").send().status()).isEqualTo(200);
      new Snapshots(context).take();
      new Snapshots(context).restore();
      assertThat(lambda.get("/health").send().status()).isEqualTo(200);

      assertThat(context.getActiveBeanRegistrations(HybridCache.class)).isEmpty();
      assertThat(context.getActiveBeanRegistrations(Dcs.class)).isEmpty();
      assertThat(context.getActiveBeanRegistrations(DataSource.class)).isEmpty();
    }
  }

  @Test
  void la2_a_copy_polls_before_it_answers_and_counts_from_nothing() {
    try (DcsStandin dcs = DcsStandin.start(DcsStandinSettings.temporary());
        ApplicationContext context = context(dcs.baseUrl().toString())) {
      BookCatalog catalog = context.getBean(BookCatalog.class);
      FleetStatistics statistics = context.getBean(FleetStatistics.class);
      catalog.publishers();
      long before = polls(context);
      catalog.publishers();
      assertThat(polls(context)).isEqualTo(before);

      new Snapshots(context).take();
      new Snapshots(context).restore();

      statistics.add();
      assertThat(statistics.ofLast(5).total().byEvent()).isEmpty();
      catalog.publishers();
      assertThat(polls(context)).isEqualTo(before + 1);
    }
  }

  private static long polls(ApplicationContext context) {
    return context.getBean(HybridCache.class).counts().polls();
  }

  private static ApplicationContext context(String dcs) {
    Map<String, Object> settings = new HashMap<>(Settings.nowhere());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    // Longer than this test may take, so that only what forgets polls again.
    settings.put("cache.poll-interval", "30s");
    settings.put("dcs.base-url", dcs);
    return ApplicationContext.run(settings);
  }
}
