package org.dreamlms.lib.hybridcache;

/**
 * What may be done with an entry now: the one table.
 *
 * <pre>
 * vector says    entry     age              state
 * VALID          PRESENT   &lt; fresh          FRESH      answer
 * VALID          PRESENT   &lt; fresh + stale  STALE      one refreshes, others answer with it meanwhile
 * VALID          ABSENT    &lt; fresh          NEGATIVE   answer "no such thing"
 * SOFT           PRESENT   &lt; fresh + stale  FALLBACK   ask the origin; answer with it only when that fails
 * SOFT           ABSENT    any              MISS       it may be there now
 * HARD, VOID     any       any              GONE       never answer with it
 * any other                                 MISS       as if it were not there
 * no vector*     PRESENT   &lt; fresh + stale  FALLBACK   flagged
 * no vector*     other                      MISS
 * </pre>
 *
 * <p>*: none was read for longer than may be. An age below zero, by more than clocks of machines
 * differ, is as good as the end of the fresh time: the entry is valid, but how old, nobody knows.
 *
 * <p>What follows of it for whoever reads, whatever is down: infra/docs/cache-outages.csv.
 */
enum EntryState {
  FRESH,
  STALE,
  NEGATIVE,
  FALLBACK,
  GONE,
  MISS;

  /** How far the clocks of two machines may be apart. */
  private static final long SKEW_MILLIS = 60_000;

  /**
   * @param storedAt milliseconds since 1970
   * @param now milliseconds since 1970
   * @param freshMillis after {@code storedAt}
   * @param staleMillis after that
   */
  static EntryState of(
      Validity validity,
      EntryKind kind,
      long storedAt,
      long now,
      long freshMillis,
      long staleMillis) {
    long measured = now - storedAt;
    long age = measured < -SKEW_MILLIS ? freshMillis : Math.max(0, measured);
    boolean lives = kind == EntryKind.PRESENT && age - freshMillis < staleMillis;
    return switch (validity) {
      case HARD, VOID -> GONE;
      case SOFT -> lives ? FALLBACK : MISS;
      case VALID -> {
        if (age < freshMillis) {
          yield kind == EntryKind.PRESENT ? FRESH : NEGATIVE;
        }
        yield lives ? STALE : MISS;
      }
    };
  }
}
