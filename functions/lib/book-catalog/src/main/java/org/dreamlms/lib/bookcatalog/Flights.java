package org.dreamlms.lib.bookcatalog;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * One load per key at a time. Whoever comes meanwhile waits for it and gets the same value, or the
 * same failure. A load runs in the thread of its first caller and is bounded in time by what it
 * calls.
 */
final class Flights {

  private final ConcurrentMap<NearKey, CompletableFuture<NearEntry>> underWay =
      new ConcurrentHashMap<>();

  NearEntry load(NearKey key, Supplier<NearEntry> load) {
    CompletableFuture<NearEntry> mine = new CompletableFuture<>();
    CompletableFuture<NearEntry> other = underWay.putIfAbsent(key, mine);
    if (other != null) {
      return joined(other);
    }
    try {
      NearEntry entry = load.get();
      mine.complete(entry);
      return entry;
    } catch (RuntimeException | Error failure) {
      mine.completeExceptionally(failure);
      throw failure;
    } finally {
      underWay.remove(key, mine);
    }
  }

  private static NearEntry joined(CompletableFuture<NearEntry> other) {
    try {
      return other.join();
    } catch (CompletionException wrapped) {
      switch (wrapped.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw wrapped;
      }
    }
  }
}
