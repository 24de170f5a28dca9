package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dreamlms.lib.hybridcache.OutageRow.Down;
import org.dreamlms.lib.hybridcache.OutageRow.State;
import org.dreamlms.lib.hybridcache.OutageRow.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** infra/docs/cache-outages.csv says what is answered whatever is down; here it is tried. */
final class CacheOutagesTest {
  private static final int BOOK = 1;
  private static final Duration BRIEFLY = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(50);

  /** Outlasts both outages, so that an entry which was fresh before still is. */
  private static final Lifetimes LIFETIMES =
      new Lifetimes(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofMinutes(5));

  private static final CacheName<Integer, String> BOOKS =
      CacheWorld.books(new TextCodec(1), LIFETIMES);

  private final CacheWorld world = new CacheWorld();
  private final CacheWorld.Environment here = world.environment();

  static List<OutageRow> rows() throws IOException {
    return OutageRow.all();
  }

  @Test
  void each_combination_has_one_row() throws IOException {
    List<String> needed = new ArrayList<>();
    for (Down down : Down.values()) {
      for (Tier tier : Tier.values()) {
        for (State state : State.values()) {
          if (OutageRow.makesSense(tier, state)) {
            needed.add(down + " " + tier + " " + state);
          }
        }
      }
    }

    assertThat(rows()).extracting(OutageRow::combination).containsExactlyElementsOf(needed);
  }

  @ParameterizedTest
  @MethodSource("rows")
  @Tag("DY1")
  @Tag("DC1")
  void the_table_is_true(OutageRow row) {
    prepare(row.tier(), row.state());
    happen(row.down());
    int calls = world.origin.calls();

    assertThat(answer(row, calls)).isEqualTo(row);
  }

  private void prepare(Tier tier, State state) {
    if (state == State.NEGATIVE) {
      world.origin.hasNothing();
    } else {
      world.origin.has("Old@7");
    }
    here.cache.asOf();
    CacheWorld.Environment filled = tier == Tier.NEAR ? here : world.environment();
    if (state != State.NONE) {
      filled.cache.getOrFetch(BOOKS, BOOK, world.origin);
    }
    switch (state) {
      case STALE -> world.later(LIFETIMES.fresh());
      case SOFT -> filled.cache.invalidateTag(CacheWorld.book(BOOK), Invalidation.SOFT, "test");
      case HARD -> filled.cache.invalidateTag(CacheWorld.book(BOOK), Invalidation.HARD, "test");
      case FRESH, NEGATIVE, NONE -> {}
    }
    // So that a verification of before the outage is as old for all.
    here.cache.asOf();
  }

  private void happen(Down down) {
    boolean shared =
        switch (down) {
          case NONE, ORIGIN -> false;
          case SHARED_BRIEFLY, SHARED_LONG, BOTH_BRIEFLY, BOTH_LONG -> true;
        };
    here.link.cut(shared);
    world.origin.has("New@7");
    switch (down) {
      case ORIGIN, BOTH_BRIEFLY, BOTH_LONG -> world.origin.isDown();
      case NONE, SHARED_BRIEFLY, SHARED_LONG -> {}
    }
    world.later(
        switch (down) {
          case NONE, ORIGIN, SHARED_BRIEFLY, BOTH_BRIEFLY -> BRIEFLY;
          case SHARED_LONG, BOTH_LONG -> LONG;
        });
  }

  private OutageRow answer(OutageRow row, int calls) {
    try {
      Answer<String> answer = here.cache.getOrFetch(BOOKS, BOOK, world.origin);
      boolean asked = world.origin.calls() > calls;
      String source = answer.source().name().toLowerCase(Locale.ROOT);
      assertThat(answer.value())
          .isEqualTo(asked && source.equals("origin") ? "New@7" : expectedOld(row.state()));
      return new OutageRow(
          row.down(),
          row.tier(),
          row.state(),
          answer.value() == null ? "nothing" : source,
          answer.quality().name(),
          answer.unverified(),
          asked);
    } catch (OriginDownException | CacheBusyException unanswered) {
      boolean asked = world.origin.calls() > calls;
      return new OutageRow(row.down(), row.tier(), row.state(), "unanswered", "", false, asked);
    }
  }

  private static @Nullable String expectedOld(State state) {
    return state == State.NEGATIVE ? null : "Old@7";
  }
}
