package org.dreamlms.infra.dcsstandin.faults;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Counts requests by method and path, so that a test can say how often DCS was asked. */
public final class RequestCounts {
  private final Map<Request, Integer> counts = new ConcurrentHashMap<>();

  /**
   * What was asked.
   *
   * @param target the path as it was sent, with its query
   */
  public record Request(String method, String target) {}

  /** One line of the count. */
  public record Counted(String method, String target, int count) {}

  public void count(String method, String target) {
    counts.merge(new Request(method, target), 1, Integer::sum);
  }

  public void reset() {
    counts.clear();
  }

  /** Sorted by target, then method. */
  public List<Counted> all() {
    return counts.entrySet().stream()
        .map(e -> new Counted(e.getKey().method(), e.getKey().target(), e.getValue()))
        .sorted(Comparator.comparing(Counted::target).thenComparing(Counted::method))
        .toList();
  }

  /** How many requests had this method and a target that starts so. */
  public int of(String method, String targetPrefix) {
    Predicate<Counted> wanted =
        line -> line.method().equals(method) && line.target().startsWith(targetPrefix);
    return all().stream().filter(wanted).mapToInt(Counted::count).sum();
  }
}
