package org.dreamlms.lib.lambdahttp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a function has counted, for tests that look at what an invocation adds. */
public final class Counted {
  private final MeterRegistry meters;
  private Map<String, Long> before = Map.of();

  /** From now on. */
  public Counted(ApplicationContext context) {
    meters = context.getBean(MeterRegistry.class);
    more();
  }

  /**
   * What was added since it was asked last: {@code "access.refused kind=book role=teacher" → 1}.
   */
  public Map<String, Long> more() {
    Map<String, Long> now = new TreeMap<>();
    meters
        .getMeters()
        .forEach(
            meter -> {
              if (meter instanceof Counter counter) {
                now.put(series(counter), (long) counter.count());
              }
            });
    Map<String, Long> added = new TreeMap<>();
    now.forEach((series, count) -> added.put(series, count - before.getOrDefault(series, 0L)));
    added.values().removeIf(count -> count == 0);
    before = now;
    return added;
  }

  private static String series(Counter counter) {
    return counter.getId().getTags().stream()
        .map(tag -> " " + tag.getKey() + "=" + tag.getValue())
        .collect(Collectors.joining("", counter.getId().getName(), ""));
  }
}
