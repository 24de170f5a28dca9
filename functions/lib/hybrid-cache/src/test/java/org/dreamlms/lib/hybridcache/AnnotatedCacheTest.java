package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.cache.annotation.CacheInvalidate;
import io.micronaut.cache.annotation.CachePut;
import io.micronaut.cache.annotation.Cacheable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cache behind Micronaut's annotations. */
final class AnnotatedCacheTest {
  private static final String PROPERTY = "annotated-things";

  private final ApplicationContext context =
      ApplicationContext.run(Map.of(PROPERTY, "true", SharedStoreInMemory.PROPERTY, "true"));
  private final Things things = context.getBean(Things.class);

  /** Says what it was asked for; knows nothing of a cache. */
  @Singleton
  @Requires(property = PROPERTY)
  static class Things {
    final List<Integer> asked = new ArrayList<>();

    @Cacheable(value = "annotated", atomic = true)
    @Nullable String atOnce(Integer id) {
      asked.add(id);
      return id < 0 ? null : "thing " + id;
    }

    @Cacheable("annotated")
    String oneByOne(Integer id) {
      asked.add(id);
      return "thing " + id;
    }

    @CachePut("annotated")
    String changed(Integer id) {
      return "changed " + id;
    }

    @CacheInvalidate("annotated")
    void gone(Integer id) {}

    @CacheInvalidate(value = "annotated", all = true)
    void allGone() {}
  }

  @Factory
  @Requires(property = PROPERTY)
  static final class Beans {
    @Singleton
    NearTiers near() {
      return NearTiers.ofBytes(1 << 20);
    }

    @Singleton
    RemainingTime remaining() {
      return () -> Duration.ofSeconds(20);
    }

    @Singleton
    @Named("annotated")
    AnnotatedCache<Integer, String> annotated(HybridCache cache) {
      return new AnnotatedCache<>(
          cache,
          new CacheName<>(
              "annotated",
              id -> "annotated:" + id,
              _ -> List.of(),
              (_, _) -> List.of(),
              new TextCodec(1),
              new Lifetimes(Duration.ofHours(1), Duration.ofDays(1), Duration.ofMinutes(1)),
              String::length,
              1));
    }
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void a_method_is_called_once_and_an_absence_is_remembered_too() {
    assertThat(things.atOnce(1)).isEqualTo("thing 1");
    assertThat(things.atOnce(1)).isEqualTo("thing 1");
    assertThat(things.atOnce(-1)).isNull();
    assertThat(things.atOnce(-1)).isNull();

    assertThat(things.asked).containsExactly(1, -1);
  }

  @Test
  void without_atomic_it_is_put_after_a_look_that_missed() {
    assertThat(things.oneByOne(1)).isEqualTo("thing 1");
    assertThat(things.oneByOne(1)).isEqualTo("thing 1");

    assertThat(things.asked).containsExactly(1);
  }

  @Test
  void what_was_changed_is_asked_for_again_and_nothing_else_is() {
    for (int id : new int[] {1, 10, 12, 100}) {
      things.atOnce(id);
    }

    things.changed(1);
    things.gone(12);

    for (int id : new int[] {1, 10, 12, 100}) {
      assertThat(things.atOnce(id)).isEqualTo("thing " + id);
    }
    assertThat(things.asked).containsExactly(1, 10, 12, 100, 1, 12);
  }

  @Test
  void all_of_it_is_asked_for_again_when_all_is_invalidated() {
    things.atOnce(1);
    things.atOnce(2);

    things.allGone();
    things.atOnce(1);
    things.atOnce(2);

    assertThat(things.asked).containsExactly(1, 2, 1, 2);
  }
}
