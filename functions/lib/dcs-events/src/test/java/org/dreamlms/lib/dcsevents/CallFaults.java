package org.dreamlms.lib.dcsevents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one call to a store fail: before it has done anything, or when it has done all. */
public final class CallFaults {
  /** When it fails. */
  public enum When {
    BEFORE,
    AFTER
  }

  private final List<String> calls = new ArrayList<>();
  private @Nullable String call;
  private When when = When.BEFORE;
  private @Nullable Supplier<RuntimeException> failure;

  /** From now on each call whose name begins so fails so; the last order counts. */
  public synchronized void at(String name, When moment, Supplier<RuntimeException> why) {
    call = name;
    when = moment;
    failure = why;
  }

  /** All is well again. */
  public synchronized void none() {
    call = null;
    failure = null;
  }

  /** Names of all calls so far, in order; forgets them. */
  public synchronized List<String> calls() {
    List<String> all = List.copyOf(calls);
    calls.clear();
    return all;
  }

  <T> T around(String name, Supplier<T> work) {
    note(name);
    fail(name, When.BEFORE);
    T result = work.get();
    fail(name, When.AFTER);
    return result;
  }

  private synchronized void note(String name) {
    calls.add(name);
  }

  private synchronized void fail(String name, When moment) {
    if (call != null && name.startsWith(call) && when == moment && failure != null) {
      throw failure.get();
    }
  }
}
