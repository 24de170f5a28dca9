package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work per key at a time. Whoever comes meanwhile may wait for it and gets the same
 * result, or the same failure; it runs in the thread of its first caller.
 *
 * <p>Not everybody may join: a flight that began before an invalidation would bring what was
 * invalidated. Who may not join flies for himself, and later callers join him.
 *
 * @param <K> of the work
 * @param <B> what a flight knew when it began
 * @param <T> its result
 */
final class Flights<K, B, T> {
  /**
   * @param joined whether it was somebody else's
   */
  record Landed<T>(T result, boolean joined) {}

  private record Flight<B, T>(B began, CompletableFuture<T> end) {}

  private final ConcurrentMap<K, Flight<B, T>> underWay = new ConcurrentHashMap<>();
  private final Pace pace;

  Flights(Pace pace) {
    this.pace = pace;
  }

  /**
   * @param began what this caller knows
   * @param mayJoin asked with what a flight knew when it began
   * @param atMost how long to wait for another's flight; the own one takes its time
   * @return null when another's took longer
   */
  @Nullable Landed<T> load(
      K key, B began, Predicate<B> mayJoin, Duration atMost, Supplier<T> work) {
    Flight<B, T> mine = new Flight<>(began, new CompletableFuture<>());
    while (true) {
      Flight<B, T> other = underWay.putIfAbsent(key, mine);
      if (other == null) {
        return new Landed<>(fly(key, mine, work), false);
      }
      if (mayJoin.test(other.began())) {
        T result = joined(other, atMost);
        return result == null ? null : new Landed<>(result, true);
      }
      if (underWay.replace(key, other, mine)) {
        return new Landed<>(fly(key, mine, work), false);
      }
    }
  }

  private T fly(K key, Flight<B, T> mine, Supplier<T> work) {
    try {
      T result = work.get();
      underWay.remove(key, mine);
      mine.end().complete(result);
      return result;
    } catch (RuntimeException | Error failure) {
      underWay.remove(key, mine);
      mine.end().completeExceptionally(failure);
      throw failure;
    }
  }

  private @Nullable T joined(Flight<B, T> other, Duration atMost) {
    try {
      return pace.await(other.end(), atMost);
    } catch (CompletionException wrapped) {
      switch (wrapped.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw wrapped;
      }
    }
  }
}
