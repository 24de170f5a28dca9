package org.dreamlms.lib.hybridcache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * What threads do to one key of {@link NearTier}: offer entries of two incarnations with several
 * stamps, and look what is there.
 */
@Param(name = "sequence", gen = IntGen.class, conf = "1:3")
@Param(name = "incarnation", gen = IntGen.class, conf = "0:1")
public class NearTierOperations {
  static final String KEY = "key";

  /** The present one is b. */
  private static final String[] INCARNATIONS = {"a", "b"};

  private final NearTier<String, String> tier =
      new NearTier<>(
          Caffeine.newBuilder()
              .maximumWeight(1 << 20)
              .weigher((_, _) -> 1)
              .executor(Runnable::run)
              .build(),
          counters());

  @Operation
  public void put(
      @Param(name = "incarnation") int incarnation, @Param(name = "sequence") int sequence) {
    tier.put(KEY, entry(incarnation, sequence), INCARNATIONS[1]);
  }

  @Operation
  public String get() {
    NearEntry<String> entry = tier.get(KEY);
    return entry == null ? "" : entry.stamp().incarnation() + entry.stamp().sequence();
  }

  private static NearEntry<String> entry(int incarnation, int sequence) {
    return NearEntry.of(
        StoredEntries.stamped(INCARNATIONS[incarnation], sequence).entry(),
        List.of(),
        null,
        "value",
        1);
  }

  private static LongAdder[] counters() {
    LongAdder[] counters = new LongAdder[CacheEvent.values().length];
    Arrays.setAll(counters, _ -> new LongAdder());
    return counters;
  }
}
