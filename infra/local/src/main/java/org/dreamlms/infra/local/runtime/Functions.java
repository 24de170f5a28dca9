package org.dreamlms.infra.local.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.dreamlms.infra.local.Refusal;

/** All functions, ready to be invoked by name. Their environments start on first use. */
public final class Functions implements AutoCloseable {
  private final Sandbox.Maker sandboxes;
  private final Map<String, EnvironmentPool> pools = new LinkedHashMap<>();
  private final Map<String, FunctionSpec> specs = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param folder for the unpacked native library
   * @param log gets an environment's name and a line of its output
   */
  public Functions(
      List<FunctionSpec> functions,
      Path folder,
      RuntimeKind runtime,
      BiConsumer<String, String> log,
      InstantSource clock) {
    sandboxes =
        switch (runtime.chosen()) {
          case NATIVE -> new Processes(folder);
          case IN_PROCESS, AUTOMATIC -> new InProcess();
        };
    for (FunctionSpec function : functions) {
      specs.put(function.name(), function);
      pools.put(
          function.name(),
          new EnvironmentPool(
              function.environments(),
              function.waiting(),
              number ->
                  new Environment(
                      function.name() + "-" + number, function, sandboxes, log, clock)));
    }
  }

  public Set<String> names() {
    return pools.keySet();
  }

  public FunctionSpec spec(String name) {
    FunctionSpec spec = specs.get(name);
    if (spec == null) {
      throw new IllegalArgumentException("There is no function " + name);
    }
    return spec;
  }

  /**
   * Runs an invocation to its end, at the latest after the function's timeout.
   *
   * @param patience how long to wait for a free environment
   */
  public Result invoke(String name, Invocation invocation, Duration patience)
      throws InterruptedException {
    return pool(name).invoke(invocation, patience);
  }

  /** The same on another thread: whoever waits may give up, the invocation goes on. */
  public CompletableFuture<Result> submit(String name, Invocation invocation, Duration patience) {
    CompletableFuture<Result> result = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            result.complete(invoke(name, invocation, patience));
          } catch (InterruptedException | RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /**
   * Starts all environments of these functions ahead.
   *
   * @throws Refusal when one does not start
   */
  public void warm(List<String> names) throws InterruptedException {
    Map<String, Future<String>> starts = new LinkedHashMap<>();
    names.forEach(name -> starts.put(name, threads.submit(pool(name)::warm)));
    for (Map.Entry<String, Future<String>> start : starts.entrySet()) {
      try {
        String error = start.getValue().get();
        if (!error.isEmpty()) {
          throw new Refusal(
              "The function "
                  + start.getKey()
                  + " does not start: "
                  + ErrorReason.of(error)
                  + ". Its own lines above say more.");
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The function was built anew: its environments restart, each after its running invocation. */
  public void restart(String name) {
    pool(name).replace();
  }

  /** Processes of all environments that run now; none where they are parts of this JVM. */
  public List<Long> pids() {
    return pools.values().stream().flatMap(pool -> pool.pids().stream()).toList();
  }

  @Override
  public void close() {
    pools.values().forEach(EnvironmentPool::close);
    threads.shutdownNow();
    sandboxes.close();
  }

  private EnvironmentPool pool(String name) {
    EnvironmentPool pool = pools.get(name);
    if (pool == null) {
      throw new IllegalArgumentException("There is no function " + name);
    }
    return pool;
  }
}
