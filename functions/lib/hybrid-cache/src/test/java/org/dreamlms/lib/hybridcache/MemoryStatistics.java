package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The fleet's sums in memory. */
final class MemoryStatistics implements StatisticsStore {
  private record Minute(Set<String> environments, Map<String, Long> counters) {
    Minute() {
      this(new HashSet<>(), new HashMap<>());
    }
  }

  private final TreeMap<Long, Minute> minutes = new TreeMap<>();
  private final List<Added> coming = new ArrayList<>();
  private int additions;

  /** What the next additions come to; each of the ones after is done. */
  synchronized void comingAnswers(Added... answers) {
    coming.addAll(List.of(answers));
  }

  synchronized int additions() {
    return additions;
  }

  @Override
  public synchronized Added add(long minute, String environment, Map<String, Long> deltas) {
    additions++;
    Added answer = coming.isEmpty() ? Added.YES : coming.removeFirst();
    if (answer != Added.NO) {
      Minute sums = minutes.computeIfAbsent(minute, _ -> new Minute());
      sums.environments().add(environment);
      deltas.forEach((name, delta) -> sums.counters().merge(name, delta, Long::sum));
    }
    return answer;
  }

  @Override
  public synchronized List<MinuteSum> read(long fromMinute, long toMinute) {
    return minutes.subMap(fromMinute, true, toMinute, true).entrySet().stream()
        .map(
            each ->
                new MinuteSum(
                    each.getKey(), each.getValue().environments(), each.getValue().counters()))
        .toList();
  }
}
