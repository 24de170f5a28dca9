package org.dreamlms.functions.catalog;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.lambdahttp.EndOfInvocation;

/** The cache learns beside a request what was invalidated, and is done before its answer leaves. */
@Factory
final class CachePolls {

  /** Last: meanwhile the poll comes to its end by itself. */
  @Singleton
  @Order(Ordered.LOWEST_PRECEDENCE)
  EndOfInvocation endPoll(HybridCache cache) {
    return cache.pollEarly()::end;
  }
}
