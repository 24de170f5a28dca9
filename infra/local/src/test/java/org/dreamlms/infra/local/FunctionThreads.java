package org.dreamlms.infra.local;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Threads that functions left in this JVM. */
final class FunctionThreads {
  private FunctionThreads() {}

  /** In the groups that environments of these functions have. */
  static List<Thread> of(String... functions) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread -> {
              ThreadGroup group = thread.getThreadGroup();
              return group != null
                  && Arrays.stream(functions)
                      .anyMatch(name -> group.getName().matches(name + "-\\d+"));
            })
        .toList();
  }

  static List<Thread> named(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> Objects.equals(thread.getName(), name))
        .toList();
  }
}
