package org.dreamlms.infra.local.runtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.dreamlms.infra.local.limits.PlatformLimits;
import org.jspecify.annotations.Nullable;

/**
 * One execution environment: what its function runs in, and at most one invocation at a time.
 *
 * <p>{@link #run} is called by one thread at a time; the rest comes from the sandbox.
 */
final class Environment implements RuntimeSession, AutoCloseable {
  /** A machine that builds at the same time is slow; Lambda itself would start over after 10 s. */
  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private record Running(Invocation invocation, CompletableFuture<Outcome> outcome) {}

  private record Turn(@Nullable Handover handover) {}

  private final String name;
  private final FunctionSpec function;
  private final InstantSource clock;
  private final Sandbox sandbox;
  private final LinkedBlockingQueue<Turn> turns = new LinkedBlockingQueue<>();

  /** Ends when the runtime asks for its first event: normally, or with the error of its start. */
  private final CompletableFuture<String> started = new CompletableFuture<>();

  private volatile @Nullable Running running;
  private volatile boolean retired;
  private volatile boolean closed;
  private volatile @Nullable Integer exitStatus;

  Environment(
      String name,
      FunctionSpec function,
      Sandbox.Maker sandboxes,
      BiConsumer<String, String> log,
      InstantSource clock) {
    this.name = name;
    this.function = function;
    this.clock = clock;
    this.sandbox = sandboxes.start(function, name, this, line -> log.accept(name, line));
  }

  String name() {
    return name;
  }

  /** Number of its process; empty when it is a part of this JVM. */
  OptionalLong process() {
    return sandbox.process();
  }

  boolean alive() {
    return !closed && !retired && exitStatus == null;
  }

  /**
   * Waits until the environment can take an event.
   *
   * @return empty text when it can, else the error as JSON
   */
  String awaitStart() throws InterruptedException {
    try {
      return started.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return Errors.of(
          "Sandbox.Timedout", "Init phase took longer than " + START_LIMIT.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs one invocation to its end, which is at the latest the function's timeout. */
  Outcome run(Invocation invocation) throws InterruptedException {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    running = new Running(invocation, outcome);
    long deadline = clock.millis() + function.timeout().toMillis();
    turns.add(new Turn(new Handover(invocation, function.arn(), deadline)));
    Integer status = exitStatus;
    if (status != null) {
      exited(status);
    }
    try {
      return outcome.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      close();
      return new Outcome.Failed(
          Errors.of(
              "Sandbox.Timedout",
              String.format(
                  Locale.ROOT,
                  "RequestId: %s Error: Task timed out after %.2f seconds",
                  invocation.requestId(),
                  function.timeout().toMillis() / 1000.0)));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      running = null;
    }
  }

  @Override
  public @Nullable Handover next() throws InterruptedException {
    started.complete("");
    return turns.take().handover();
  }

  @Override
  public boolean answered(String requestId, byte[] payload) {
    if (payload.length > PlatformLimits.RESPONSE_BYTES.value()) {
      // The native client takes the refusal for its end, on Lambda too.
      retire();
      return failed(requestId, Errors.answerTooLarge());
    }
    return finish(requestId, new Outcome.Answered(payload));
  }

  @Override
  public boolean failed(String requestId, String error) {
    return finish(requestId, new Outcome.Failed(error));
  }

  @Override
  public void startFailed(String error) {
    started.complete(error);
  }

  @Override
  public void retire() {
    retired = true;
  }

  @Override
  public void exited(int status) {
    exitStatus = status;
    Running now = running;
    String id = now == null ? "" : "RequestId: " + now.invocation().requestId() + " ";
    String error =
        Errors.of(
            "Runtime.ExitError", id + "Error: Runtime exited with error: exit status " + status);
    started.complete(error);
    if (now != null) {
      now.outcome().complete(new Outcome.Failed(error));
    }
  }

  /** Kills the sandbox, as Lambda does; whoever waits for an answer gets an error. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    sandbox.kill();
    turns.add(new Turn(null));
  }

  /** Waits until nothing of it is left. */
  void awaitEnd() throws InterruptedException {
    sandbox.awaitEnd();
  }

  private boolean finish(String requestId, Outcome outcome) {
    Running now = running;
    return now != null
        && now.invocation().requestId().equals(requestId)
        && now.outcome().complete(outcome);
  }
}
