package org.dreamlms.lib.hybridcache;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The shared tier as one environment reaches it: each request takes its time both ways, may be
 * refused, and may time out before or after it was done.
 */
final class SimulatedStore implements SharedStore {
  /** As long as the real client waits. */
  private static final long TIMEOUT_MICROS = 120_000;

  private final SharedStore table;
  private final SimulatedTime time;
  private final SplittableRandom random;
  private final SimulatedFaults faults;
  private final Commits commits;

  /** Told of each invalidation at the moment when it is committed. */
  interface Commits {
    void committed(@Nullable Collection<Tag> tags, Invalidation kind);
  }

  SimulatedStore(
      SharedStore table,
      SimulatedTime time,
      SplittableRandom random,
      SimulatedFaults faults,
      Commits commits) {
    this.table = table;
    this.time = time;
    this.random = random;
    this.faults = faults;
    this.commits = commits;
  }

  @Override
  public EpochVector poll() {
    return request("poll", table::poll);
  }

  @Override
  public void replace(String brokenIncarnation) {
    request(
        "replace",
        () -> {
          table.replace(brokenIncarnation);
          return true;
        });
  }

  @Override
  public long invalidate(Collection<Tag> tags, Invalidation kind, String token) {
    return requestLong(
        "invalidate",
        () -> {
          long sequence = table.invalidate(tags, kind, token);
          commits.committed(tags, kind);
          return sequence;
        });
  }

  @Override
  public long clear(Invalidation kind) {
    return requestLong(
        "clear",
        () -> {
          long sequence = table.clear(kind);
          commits.committed(null, kind);
          return sequence;
        });
  }

  @Override
  public void markOrigin(long downUntil) {
    request(
        "mark",
        () -> {
          table.markOrigin(downUntil);
          return true;
        });
  }

  @Override
  public Map<Tag, TagSequence> exact(List<Tag> tags, String incarnation) {
    return request("exact", () -> table.exact(tags, incarnation));
  }

  @Override
  public @Nullable StoredEntry read(String key, @Nullable String have, boolean strong) {
    return this.<@Nullable StoredEntry>request("read", () -> table.read(key, have, strong));
  }

  @Override
  public Map<String, StoredEntry> headers(Collection<String> keys) {
    return request("headers", () -> table.headers(keys));
  }

  @Override
  public boolean fill(String key, StoredEntry entry) {
    return request("fill", () -> table.fill(key, entry));
  }

  @Override
  public boolean confirm(String key, StoredEntry confirmed) {
    return request("confirm", () -> table.confirm(key, confirmed));
  }

  @Override
  public LeaseVerdict lease(String key, String owner, long now, long until) {
    return request("lease", () -> table.lease(key, owner, now, until));
  }

  @Override
  public boolean takeOver(String key, String owner, long over, long until) {
    return request("take over", () -> table.takeOver(key, owner, over, until));
  }

  @Override
  public boolean keep(String key, String owner, long until) {
    return request("keep", () -> table.keep(key, owner, until));
  }

  @Override
  public void release(String key, String owner) {
    request(
        "release",
        () -> {
          table.release(key, owner);
          return true;
        });
  }

  private long requestLong(String operation, LongSupplier work) {
    return request(operation, work::getAsLong);
  }

  private <T extends @Nullable Object> T request(String operation, Supplier<T> work) {
    if (faults.storeIsDown(time.micros())) {
      time.sleep(TIMEOUT_MICROS);
      throw new SharedStoreException(operation + ": down");
    }
    long there = faults.latency(random);
    if (there > TIMEOUT_MICROS || random.nextDouble() < faults.refused()) {
      time.sleep(Math.min(there, TIMEOUT_MICROS));
      throw new SharedStoreException(operation + ": refused");
    }
    time.sleep(there);
    T result = work.get();
    long back = faults.latency(random);
    if (there + back > TIMEOUT_MICROS || random.nextDouble() < faults.lostAnswers()) {
      time.sleep(TIMEOUT_MICROS - there);
      throw new SharedStoreException(operation + ": done, but nobody was told");
    }
    time.sleep(back);
    return result;
  }
}
