package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.Test;

/** In an environment of its own: a flood leaves nothing of what is saved up to whoever is next. */
@MicronautTest(startApplication = false, transactional = false)
final class CacheEpochFloodTest extends SchoolTest {
  @Inject HybridCache cache;

  @Test
  void a_number_that_nobody_gave_costs_ten_polls_a_second_at_most() {
    long before = cache.counts().polls();
    long began = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      new LambdaDriver(context)
          .get("/api/v1/books")
          .bearer(token(Person.ADMIN))
          .header("x-cache-epoch", "999999999")
          .send();
    }

    // Ten are saved up, and one a second is everybody's.
    long seconds = 1 + (System.nanoTime() - began) / 1_000_000_000L;
    assertThat(cache.counts().polls() - before).isBetween(1L, 10 + 11 * seconds);
  }
}
