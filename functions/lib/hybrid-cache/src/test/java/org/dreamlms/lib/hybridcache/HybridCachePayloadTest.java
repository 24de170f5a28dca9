package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dreamlms.lib.hybridcache.CacheEvent.OVERSIZE;
import static org.dreamlms.lib.hybridcache.CacheEvent.UNREADABLE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in the shared tier, and what is made of what is found there. */
final class HybridCachePayloadTest {
  private final CacheWorld world = new CacheWorld();
  private final ScriptedOrigin origin = world.origin;
  private final CacheWorld.Environment here = world.environment();

  @Test
  @Tag("DY5")
  void what_is_too_large_stays_near_and_is_counted() {
    // Six bits of chance in each character: deflated it is 4.5 MB.
    String large =
        new Random(1)
            .ints(6_000_000, 0, 64)
            .collect(
                StringBuilder::new, (b, i) -> b.append((char) ('!' + i)), StringBuilder::append)
            .toString();
    origin.has(large.replace('@', '_') + "@7");

    here.read(1);

    assertThat(here.count(OVERSIZE)).isEqualTo(1);
    assertThat(here.link.requests("fill")).isZero();
    assertThat(here.read(1).source()).isEqualTo(Source.NEAR);
    assertThat(world.environment().cache.get(CacheWorld.BOOKS, 1)).isNull();
  }

  @Test
  void what_is_not_written_for_want_of_a_vector_is_not_too_large() {
    here.link.cut(true);
    origin.has("Atlas@7");

    assertThat(here.read(1).value()).isEqualTo("Atlas@7");

    assertThat(here.count(OVERSIZE)).isZero();
  }

  @Test
  void a_payload_of_another_version_is_a_miss() {
    origin.has("Atlas@7");
    here.read(1);
    CacheName<Integer, String> next = CacheWorld.books(new TextCodec(2), CacheWorld.LIFETIMES);
    CacheWorld.Environment newer = world.environment();
    world.later(Duration.ofSeconds(1));

    assertThat(newer.cache.getOrFetch(next, 1, origin).source()).isEqualTo(Source.ORIGIN);
    assertThat(newer.count(UNREADABLE)).isPositive();
    Answer<String> again = world.environment().cache.getOrFetch(next, 1, origin);
    assertThat(again.source()).as("it was written anew").isEqualTo(Source.SHARED);
  }

  /** Envelope 2; packing 7; too short; packed, but not so; nothing. */
  @ParameterizedTest
  @Tag("DY5")
  @ValueSource(strings = {"\2\1\0Atlas", "\1\1\7Atlas", "\1\1", "\1\1\1Atlas", ""})
  void a_payload_that_cannot_be_read_is_a_miss(String payload) {
    EpochVector vector = world.table.poll();
    world.table.fill(
        "books:1",
        new StoredEntry(
            vector.stamp(),
            EntryKind.PRESENT,
            world.pace.wallMillis(),
            60_000,
            60_000,
            5,
            null,
            1,
            List.of(),
            "a",
            payload.getBytes(StandardCharsets.ISO_8859_1)));
    world.later(Duration.ofSeconds(1));
    origin.has("Atlas@7");

    assertThat(here.read(1).source()).isEqualTo(Source.ORIGIN);

    assertThat(here.count(UNREADABLE)).isPositive();
    assertThat(world.environment().read(1).source()).isEqualTo(Source.SHARED);
  }
}
