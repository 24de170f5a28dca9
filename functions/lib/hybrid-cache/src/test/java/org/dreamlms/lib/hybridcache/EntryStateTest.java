package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks the table of {@link EntryState}: fresh for 1000 ms, stale for 5000 ms after that. */
class EntryStateTest {
  private static final long STORED = 1_700_000_000_000L;

  @ParameterizedTest(name = "{0} {1} after {2} ms is {3}")
  @CsvSource({
    "VALID, PRESENT, 0,       FRESH",
    "VALID, PRESENT, 999,     FRESH",
    "VALID, PRESENT, 1000,    STALE",
    "VALID, PRESENT, 5999,    STALE",
    "VALID, PRESENT, 6000,    MISS",
    "VALID, PRESENT, 9999999, MISS",
    "VALID, ABSENT,  0,       NEGATIVE",
    "VALID, ABSENT,  999,     NEGATIVE",
    "VALID, ABSENT,  1000,    MISS",
    "VALID, ABSENT,  5999,    MISS",
    "SOFT,  PRESENT, 0,       FALLBACK",
    "SOFT,  PRESENT, 5999,    FALLBACK",
    "SOFT,  PRESENT, 6000,    MISS",
    "SOFT,  ABSENT,  0,       MISS",
    "SOFT,  ABSENT,  5999,    MISS",
    "HARD,  PRESENT, 0,       GONE",
    "HARD,  PRESENT, 5999,    GONE",
    "HARD,  PRESENT, 9999999, GONE",
    "HARD,  ABSENT,  0,       GONE",
    "VOID,  PRESENT, 0,       GONE",
    "VOID,  PRESENT, 9999999, GONE",
    "VOID,  ABSENT,  0,       GONE",
  })
  void the_table_says_what_may_be_done(
      Validity validity, EntryKind kind, long age, EntryState expected) {
    assertThat(EntryState.of(validity, kind, STORED, STORED + age, 1000, 5000)).isEqualTo(expected);
  }

  /** Another machine's clock may be ahead of ours by a minute. */
  @ParameterizedTest(name = "{0} {1}, stored {2} ms from now, is {3}")
  @CsvSource({
    "VALID, PRESENT, 1,      FRESH",
    "VALID, PRESENT, 60000,  FRESH",
    "VALID, PRESENT, 60001,  STALE",
    "VALID, PRESENT, 999999, STALE",
    "VALID, ABSENT,  60000,  NEGATIVE",
    "VALID, ABSENT,  60001,  MISS",
    "SOFT,  PRESENT, 60000,  FALLBACK",
    "SOFT,  PRESENT, 60001,  FALLBACK",
    "SOFT,  ABSENT,  60001,  MISS",
    "HARD,  PRESENT, 60001,  GONE",
    "VOID,  PRESENT, 60001,  GONE",
  })
  void what_was_stored_later_than_now_is_believed_as_far_as_clocks_differ(
      Validity validity, EntryKind kind, long ahead, EntryState expected) {
    assertThat(EntryState.of(validity, kind, STORED, STORED - ahead, 1000, 5000))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "fresh for {0}, stale for {1}, {2} ms old: {3}")
  @CsvSource({
    "0, 0, 0, MISS",
    "0, 1, 0, STALE",
    "0, 1, 1, MISS",
    "1, 0, 0, FRESH",
    "1, 0, 1, MISS",
    "1000, 9223372036854775807, 999999999, STALE",
  })
  void times_may_be_none_or_very_long(long fresh, long stale, long age, EntryState expected) {
    assertThat(EntryState.of(Validity.VALID, EntryKind.PRESENT, STORED, STORED + age, fresh, stale))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "a lifetime of {0}")
  @CsvSource({"0, MISS", "1, FALLBACK"})
  void a_fallback_too_has_an_end(long stale, EntryState expected) {
    assertThat(EntryState.of(Validity.SOFT, EntryKind.PRESENT, STORED, STORED, 0, stale))
        .isEqualTo(expected);
  }
}
