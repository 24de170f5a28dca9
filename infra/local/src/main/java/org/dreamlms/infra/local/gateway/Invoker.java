package org.dreamlms.infra.local.gateway;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.Result;

/** Where events go. */
@FunctionalInterface
public interface Invoker {
  /**
   * @param patience how long the invocation may wait for a free environment
   */
  CompletableFuture<Result> submit(String function, Invocation invocation, Duration patience);
}
