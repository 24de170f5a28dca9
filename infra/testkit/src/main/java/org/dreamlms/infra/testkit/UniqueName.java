package org.dreamlms.infra.testkit;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Names that no other test class, in this or another JVM, has. */
final class UniqueName {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private UniqueName() {}

  /**
   * Of small ASCII letters, digits and the separator, starting with a letter, 40 characters at
   * most.
   */
  static String of(String what, char separator) {
    String readable = what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return "t"
        + readable.substring(0, Math.min(20, readable.length()))
        + separator
        + Long.toString(ProcessHandle.current().pid(), 36)
        + separator
        + Integer.toString(COUNTER.incrementAndGet(), 36);
  }
}
