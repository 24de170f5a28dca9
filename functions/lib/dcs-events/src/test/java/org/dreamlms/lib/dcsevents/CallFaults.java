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
  private final List<Fault> faults = new ArrayList<>();

  private record Fault(
      String call, When when, Supplier<? extends @Nullable RuntimeException> why) {}

  /**
   * From now on each call whose name begins so fails so; the last order counts.
   *
   * @param why null where one succeeds all the same
   */
  public synchronized void at(
      String name, When moment, Supplier<? extends @Nullable RuntimeException> why) {
    faults.clear();
    alsoAt(name, moment, why);
  }

  /** As {@link #at}, beside what fails already. */
  public synchronized void alsoAt(
      String name, When moment, Supplier<? extends @Nullable RuntimeException> why) {
    faults.add(new Fault(name, moment, why));
  }

  /** All is well again. */
  public synchronized void none() {
    faults.clear();
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

  private void fail(String name, When moment) {
    for (Fault fault : known()) {
      RuntimeException why =
          name.startsWith(fault.call) && fault.when == moment ? fault.why.get() : null;
      if (why != null) {
        throw why;
      }
    }
  }

  /** What a fault does may take long: nobody else waits for it. */
  private synchronized List<Fault> known() {
    return List.copyOf(faults);
  }
}
