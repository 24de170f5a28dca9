package org.dreamlms.functions.workers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long edits stayed unseen. */
final class Staleness {
  private final List<Duration> all = new ArrayList<>();

  void add(List<Duration> more) {
    all.addAll(more);
    Collections.sort(all);
  }

  Duration max() {
    return all.getLast();
  }

  /** As a row of a table: how many, the median, the 95th percentile, the longest. */
  String row(String name, Duration bound) {
    return "| %s | %d | %s | %s | %s | %s |"
        .formatted(
            name,
            all.size(),
            seconds(percentile(50)),
            seconds(percentile(95)),
            seconds(max()),
            seconds(bound));
  }

  private Duration percentile(int percent) {
    return all.get((all.size() - 1) * percent / 100);
  }

  private static String seconds(Duration time) {
    return "%.2f s".formatted(time.toMillis() / 1000.0);
  }
}
