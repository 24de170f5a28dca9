package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seen by how often the vector is polled: the books of these tests are in no cache. */
@MicronautTest(startApplication = false, transactional = false)
final class CacheEpochTest extends SchoolTest {
  @Inject HybridCache cache;

  @Test
  void who_invalidated_something_is_answered_by_somebody_who_knows_it() {
    long known = cache.clear(Invalidation.SOFT, "test");

    assertThat(polls(Person.ADMIN, Long.toString(known + 1))).isEqualTo(1);
    assertThat(polls(Person.ADMIN, Long.toString(known))).isZero();
  }

  @Test
  void nobody_else_can_make_us_poll() {
    assertThat(polls(Person.TEACHER, "999999")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1e9", "٣", "9999999999999999999", "many", "1 2"})
  void what_is_no_number_is_ignored(String odd) {
    assertThat(polls(Person.ADMIN, odd)).isZero();
  }

  private long polls(Person person, String epoch) {
    long before = cache.counts().polls();
    int status =
        new LambdaDriver(context)
            .get("/api/v1/books")
            .bearer(token(person))
            .header("x-cache-epoch", epoch)
            .send()
            .status();
    assertThat(status).isEqualTo(200);
    return cache.counts().polls() - before;
  }
}
