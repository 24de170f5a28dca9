package org.dreamlms.lib.hybridcache;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the shared tier is, and how exact the cache has to be.
 *
 * @param table {@code CACHE_TABLE}: name of the DynamoDB table
 * @param timeout {@code CACHE_TIMEOUT}: longest wait for one request, all attempts together, where
 *     the invocation leaves no less; 10 ms to 10 s. DynamoDB takes some 5 ms. Until the first
 *     answer to an environment it may take {@link TimeLimit#CONNECTING}
 * @param pollInterval {@code CACHE_POLL_INTERVAL}: how far behind an invalidation an answer may be;
 *     100 ms to 30 s. Each environment reads 1 RCU that often while it works
 * @param waitAtMost {@code CACHE_WAIT_AT_MOST}: for somebody else's fetch, where the invocation
 *     leaves no less; 1 s to 25 s
 * @param grace {@code CACHE_GRACE}: whether what was invalidated answers while somebody else
 *     fetches it anew. Not by default: then an answer may be further behind
 * @param unleasedPerSecond {@code CACHE_UNLEASED_PER_SECOND}: how often an environment may ask the
 *     origin while the shared tier does not answer; 1 to 1000
 */
@ConfigurationProperties("cache")
public record CacheSettings(
    @Nullable String table,
    @Bindable(defaultValue = "120ms") Duration timeout,
    @Bindable(defaultValue = "1s") Duration pollInterval,
    @Bindable(defaultValue = "10s") Duration waitAtMost,
    @Bindable(defaultValue = "false") boolean grace,
    @Bindable(defaultValue = "5") int unleasedPerSecond) {

  public CacheSettings {
    within("CACHE_TIMEOUT", timeout, Duration.ofMillis(10), Duration.ofSeconds(10));
    within("CACHE_POLL_INTERVAL", pollInterval, Duration.ofMillis(100), Duration.ofSeconds(30));
    within("CACHE_WAIT_AT_MOST", waitAtMost, Duration.ofSeconds(1), Duration.ofSeconds(25));
    if (unleasedPerSecond < 1 || unleasedPerSecond > 1000) {
      throw new IllegalArgumentException(
          "CACHE_UNLEASED_PER_SECOND must be 1 to 1000, not " + unleasedPerSecond);
    }
  }

  CacheTimes times() {
    CacheTimes usual = CacheTimes.USUAL;
    return new CacheTimes(
        pollInterval,
        usual.unverified(),
        usual.lease(),
        usual.leaseRenewal(),
        waitAtMost,
        usual.failureBackoff(),
        usual.originDown());
  }

  private static void within(String name, Duration set, Duration least, Duration most) {
    if (set.compareTo(least) < 0 || set.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name
              + " must be between "
              + least.toMillis()
              + "ms and "
              + most.toMillis()
              + "ms: "
              + set);
    }
  }
}
