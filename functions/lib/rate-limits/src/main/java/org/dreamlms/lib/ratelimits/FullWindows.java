package org.dreamlms.lib.ratelimits;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counters that this environment has seen at their limit. Within its window a counter never falls,
 * so a flood is refused from here and costs the table nothing. Bounded: the one used longest ago is
 * forgotten first and simply asked for again. Safe for any number of threads.
 */
final class FullWindows {

  /** About 150 bytes each. */
  private static final int MAX = 1_000;

  private final Map<String, Boolean> counters = new Bounded();

  synchronized boolean contains(String counter) {
    return counters.get(counter) != null;
  }

  synchronized void add(String counter) {
    counters.put(counter, true);
  }

  private static final class Bounded extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1L;

    Bounded() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > MAX;
    }
  }
}
