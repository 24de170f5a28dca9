package org.dreamlms.infra.local.runtime;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.dreamlms.infra.local.border.FunctionFailure;
import org.dreamlms.infra.local.border.Guest;
import org.dreamlms.infra.local.border.Host;
import org.dreamlms.infra.local.inside.FunctionGuest;
import org.jspecify.annotations.Nullable;

/**
 * An environment as a part of this JVM: a class loader, a group of threads, and one of them that
 * takes event after event.
 *
 * <p>A thread cannot be killed. The end interrupts all of the group, closes the handler and gives
 * up the classes; what hears no interrupt stays, and does so unheard.
 */
final class InProcessSandbox implements Sandbox, Host {
  /** A server that hangs up politely takes two seconds. */
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  private final FunctionSpec function;
  private final RuntimeSession session;
  private final Map<String, String> variables;
  private final FunctionLoader loader;
  private final PrintStream out;
  private final FunctionThreads threads;
  private final Thread main;
  private final AtomicBoolean killed = new AtomicBoolean();
  private final CountDownLatch gone = new CountDownLatch(1);
  private final AtomicReference<@Nullable Guest> guest = new AtomicReference<>();

  InProcessSandbox(
      FunctionSpec function, String name, RuntimeSession session, Consumer<String> log) {
    this.function = function;
    this.session = session;
    this.variables = Map.copyOf(LambdaVariables.with(function, name));
    this.loader = new FunctionLoader(function);
    // Nobody hears a killed process either.
    this.out =
        LineStream.printing(
            line -> {
              if (!killed.get()) {
                log.accept(line);
              }
            });
    this.threads = new FunctionThreads(name, loader, out);
    this.main = threads.thread(name, this::run);
  }

  void start() {
    main.start();
  }

  @Override
  public Map<String, String> variables() {
    return variables;
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public void exited(int status) {
    session.exited(status);
  }

  @Override
  public void kill() {
    if (killed.compareAndSet(false, true)) {
      threads.interrupt();
      threads.thread("end of " + threads.getName(), this::end).start();
    }
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    boolean ignored = gone.await(3 * END_LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public OptionalLong process() {
    return OptionalLong.empty();
  }

  private void run() {
    try {
      Guest loaded = load();
      guest.set(loaded);
      for (RuntimeSession.Handover next = session.next(); next != null; next = session.next()) {
        serve(loaded, next);
      }
    } catch (FunctionFailure e) {
      session.startFailed(e.document());
      session.exited(1);
    } catch (InterruptedException e) {
      // Killed.
    } catch (RuntimeException | Error e) {
      threads.uncaughtException(main, e);
      session.exited(1);
    }
    if (killed.get()) {
      closeGuest();
    }
  }

  private Guest load() throws FunctionFailure {
    try {
      return loader
          .loadClass(FunctionGuest.class.getName())
          .asSubclass(Guest.class)
          .getConstructor(Host.class, String.class)
          .newInstance(this, function.handler());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof FunctionFailure failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(Guest loaded, RuntimeSession.Handover next) {
    Invocation invocation = next.invocation();
    String id = invocation.requestId();
    main.setContextClassLoader(loader);
    try {
      session.answered(
          id,
          loaded.call(
              id,
              invocation.traceId(),
              next.functionArn(),
              next.deadlineMillis(),
              invocation.event()));
    } catch (FunctionFailure e) {
      if (e.fatal()) {
        session.retire();
      }
      session.failed(id, e.document());
    }
    // The function's own business: the next event has nothing to do with it.
    boolean ignored = Thread.interrupted();
  }

  private void end() {
    threads.await(main, END_LIMIT);
    closeGuest();
    threads.endOthers(END_LIMIT);
    try {
      loader.close();
    } catch (IOException e) {
      // Nothing more can be done for it.
    }
    gone.countDown();
  }

  /** Once, by the main thread, or in its place when that hangs. */
  private void closeGuest() {
    Guest loaded = guest.getAndSet(null);
    // The kill's interrupt has done its work: what is closed now may have to wait for something.
    boolean ignored = Thread.interrupted();
    try {
      if (loaded != null) {
        loaded.close();
      }
    } catch (Exception | LinkageError e) {
      // What it leaves open ends with its threads.
    }
  }
}
