package org.dreamlms.lib.hybridcache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Reads and changes by chance. What is counted begins after a sixth of the time: warm. */
final class Churn {
  private static final int BOOKS = 2_000;
  private static final int PUBLISHERS = 60;
  private static final int ENVIRONMENTS = 40;
  private static final int NEAR_ENTRIES = 2_000;
  private static final int READS_PER_SECOND = 200;
  private static final int SECONDS = 1_800;
  private static final Tag LIST = Tag.of("booklist");

  private final Random random;
  private final int perMinute;
  private final TickedPace pace = new TickedPace();
  private final MemorySharedStore table = new MemorySharedStore(pace::id);
  private final List<List<Tag>> keys = new ArrayList<>();
  private final List<HybridCache> environments = new ArrayList<>();
  private final List<CacheCounts> counts = new ArrayList<>();
  private final CacheName<Integer, String> things;
  private long reads;
  private long calls;
  private long near;
  private long nearBefore;

  Churn(long seed, int perMinute) {
    this.random = new Random(seed);
    this.perMinute = perMinute;
    keys();
    things =
        new CacheName<>(
            "things",
            i -> "things:" + i,
            keys::get,
            (_, _) -> List.of(),
            new TextCodec(1),
            new Lifetimes(Duration.ofHours(6), Duration.ofDays(7), Duration.ofMinutes(1)),
            String::length,
            1);
    for (int i = 0; i < ENVIRONMENTS + 1; i++) {
      CacheCounts own = new CacheCounts();
      counts.add(own);
      environments.add(environment(own));
    }
  }

  void run() {
    double[] sums = zipf();
    HybridCache hook = environments.get(ENVIRONMENTS);
    double nextEvent = untilNext();
    int total = READS_PER_SECOND * SECONDS;
    int warm = total / 6;
    for (int i = 0; i < total; i++) {
      double now = (double) i / READS_PER_SECOND;
      pace.advanceTo((long) (now * 1_000_000));
      for (; nextEvent <= now; nextEvent += untilNext()) {
        change(hook);
      }
      if (i == warm) {
        calls = 0;
        nearBefore = nearHits();
      }
      int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
      int key = found < 0 ? -found - 1 : found;
      environments
          .get(random.nextInt(ENVIRONMENTS))
          .getOrFetch(
              things,
              key,
              _ -> {
                calls++;
                return new Fetched.Found<>("x", null);
              });
    }
    reads = total - warm;
    near = nearHits() - nearBefore;
  }

  /** Percent of the reads that the origin was not asked for. */
  double hitRate() {
    return 100.0 * (reads - calls) / reads;
  }

  double nearRate() {
    return 100.0 * near / reads;
  }

  @Override
  public String toString() {
    long polls = counts.stream().mapToLong(CacheCounts::polls).sum();
    return String.format(
        Locale.ROOT,
        "%d reads, both tiers %.2f %%, near %.2f %%, %d calls; %.2f polls/s of an environment",
        reads,
        hitRate(),
        nearRate(),
        calls,
        (double) polls / SECONDS / ENVIRONMENTS);
  }

  private void change(HybridCache hook) {
    int book = random.nextInt(BOOKS);
    hook.invalidateTags(
        List.of(Tag.of("book", book), Tag.of("pubbooks", book % PUBLISHERS), LIST),
        Invalidation.SOFT,
        "churn");
  }

  private double untilNext() {
    return -Math.log(1 - random.nextDouble()) * 60 / perMinute;
  }

  /** Three of each book, two of each publisher, in any order; the two lists are read most. */
  private void keys() {
    for (int book = 0; book < BOOKS; book++) {
      keys.addAll(Collections.nCopies(3, List.of(Tag.of("book", book))));
    }
    for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
      keys.add(List.of(Tag.of("pub", publisher)));
      keys.add(List.of(Tag.of("pubbooks", publisher)));
    }
    Collections.shuffle(keys, random);
    keys.add(0, List.of(LIST));
    keys.add(1, List.of(Tag.of("publist")));
  }

  private double[] zipf() {
    double[] sums = new double[keys.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    return sums;
  }

  private long nearHits() {
    return counts.stream().mapToLong(c -> c.count("things", CacheEvent.NEAR_HIT)).sum();
  }

  private HybridCache environment(CacheCounts own) {
    return HybridCacheBeans.of(
        table,
        _ -> Caffeine.newBuilder().maximumSize(NEAR_ENTRIES).executor(Runnable::run).build(),
        new CacheSettings(
            null, Duration.ofMillis(120), Duration.ofSeconds(1), Duration.ofSeconds(10), false, 5),
        () -> Duration.ofSeconds(20),
        pace,
        own);
  }
}
