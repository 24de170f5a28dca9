package org.dreamlms.lib.hybridcache;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops asking a shared tier that does not answer: after some failures in a row requests fail at
 * once for a while, then one of them tries again. Invalidations are always tried: nobody may be
 * told that one was done, or could not be, without having asked.
 */
final class GuardedStore implements SharedStore {
  private static final int FAILURES = 3;

  private static final long CLOSED_AFTER_MILLIS = 2_000;

  private final SharedStore store;
  private final Pace pace;
  private int failures;
  private Moment lastFailure = new Moment(0, 0);

  GuardedStore(SharedStore store, Pace pace) {
    this.store = store;
    this.pace = pace;
  }

  @Override
  public EpochVector poll() {
    return guarded("poll", store::poll);
  }

  @Override
  public void replace(String brokenIncarnation) {
    tried(
        () -> {
          store.replace(brokenIncarnation);
          return true;
        });
  }

  @Override
  public long invalidate(Collection<Tag> tags, Invalidation kind, String token) {
    return tried(() -> store.invalidate(tags, kind, token));
  }

  @Override
  public long clear(Invalidation kind) {
    return tried(() -> store.clear(kind));
  }

  @Override
  public void markOrigin(long downUntil) {
    guarded(
        "mark the origin",
        () -> {
          store.markOrigin(downUntil);
          return true;
        });
  }

  @Override
  public Map<Tag, TagSequence> exact(List<Tag> tags, String incarnation) {
    return guarded("exact", () -> store.exact(tags, incarnation));
  }

  @Override
  public @Nullable StoredEntry read(String key, @Nullable String have, boolean strong) {
    return this.<@Nullable StoredEntry>guarded("read", () -> store.read(key, have, strong));
  }

  @Override
  public Map<String, StoredEntry> headers(Collection<String> keys) {
    return guarded("headers", () -> store.headers(keys));
  }

  @Override
  public boolean fill(String key, StoredEntry entry) {
    return guarded("fill", () -> store.fill(key, entry));
  }

  @Override
  public boolean confirm(String key, StoredEntry confirmed) {
    return guarded("confirm", () -> store.confirm(key, confirmed));
  }

  @Override
  public LeaseVerdict lease(String key, String owner, long now, long until) {
    return guarded("lease", () -> store.lease(key, owner, now, until));
  }

  @Override
  public boolean takeOver(String key, String owner, long over, long until) {
    return guarded("take over a lease", () -> store.takeOver(key, owner, over, until));
  }

  @Override
  public boolean keep(String key, String owner, long until) {
    return guarded("keep", () -> store.keep(key, owner, until));
  }

  @Override
  public void release(String key, String owner) {
    guarded(
        "release",
        () -> {
          store.release(key, owner);
          return true;
        });
  }

  private <T extends @Nullable Object> T guarded(String operation, Supplier<T> request) {
    if (!mayTry()) {
      throw new SharedStoreException(operation + ": it did not answer lately");
    }
    return tried(request);
  }

  private <T extends @Nullable Object> T tried(Supplier<T> request) {
    try {
      T answer = request.get();
      answered();
      return answer;
    } catch (SharedStoreException failure) {
      failed();
      throw failure;
    }
  }

  private synchronized boolean mayTry() {
    if (failures < FAILURES) {
      return true;
    }
    Moment now = pace.now();
    if (now.millisSince(lastFailure) < CLOSED_AFTER_MILLIS) {
      return false;
    }
    // This one tries; the others wait as long again for what becomes of it.
    lastFailure = now;
    return true;
  }

  private synchronized void answered() {
    failures = 0;
  }

  private synchronized void failed() {
    failures = Math.min(FAILURES, failures + 1);
    lastFailure = pace.now();
  }
}
