package org.dreamlms.lib.lambdahttp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import java.util.Arrays;
import java.util.List;

/**
 * The counters of one set of dimensions, and what of them has been said.
 *
 * <pre>
 * {"_aws":{"Timestamp":1772626020000,"CloudWatchMetrics":[{"Namespace":"DreamLms",
 *   "Dimensions":[["Function","kind","role"]],
 *   "Metrics":[{"Name":"access.refused","Unit":"Count"}]}]},
 *  "Function":"Catalog","kind":"book","role":"teacher","access.refused":1}
 * </pre>
 *
 * Source: CloudWatch user guide, "Specification: Embedded metric format". Not safe for several
 * threads.
 */
final class EmfLine {
  static final String NAMESPACE = "DreamLms";

  private static final String FUNCTION = "Function";

  private final List<Tag> tags;
  private final String keys;
  private final String values;
  private Series[] all = {};

  EmfLine(String function, List<Tag> tags) {
    this.tags = List.copyOf(tags);
    StringBuilder names = new StringBuilder();
    StringBuilder members = new StringBuilder();
    dimension(names, members, FUNCTION, function);
    for (Tag tag : tags) {
      dimension(names.append(','), members.append(','), tag.getKey(), tag.getValue());
    }
    this.keys = names.toString();
    this.values = members.toString();
  }

  private static void dimension(
      StringBuilder names, StringBuilder members, String key, String value) {
    JsonLogEncoder.text(names, key);
    JsonLogEncoder.text(members, key);
    JsonLogEncoder.text(members.append(':'), value);
  }

  boolean isOf(List<Tag> others) {
    return tags.equals(others);
  }

  void add(Counter counter) {
    for (Series one : all) {
      if (one.counter == counter) {
        return;
      }
    }
    all = Arrays.copyOf(all, all.length + 1);
    all[all.length - 1] = new Series(counter);
  }

  boolean hasNews() {
    for (Series one : all) {
      if (one.added() > 0) {
        return true;
      }
    }
    return false;
  }

  /** What was added since it was asked last. */
  String news(long millis) {
    StringBuilder metrics = new StringBuilder();
    StringBuilder members = new StringBuilder(values);
    for (Series one : all) {
      long added = one.take();
      if (added > 0) {
        metrics.append(metrics.isEmpty() ? "" : ",").append("{\"Name\":");
        JsonLogEncoder.text(metrics, one.name());
        metrics.append(",\"Unit\":\"Count\"}");
        JsonLogEncoder.text(members.append(','), one.name());
        members.append(':').append(added);
      }
    }
    return "{\"_aws\":{\"Timestamp\":"
        + millis
        + ",\"CloudWatchMetrics\":[{\"Namespace\":\""
        + NAMESPACE
        + "\",\"Dimensions\":[["
        + keys
        + "]],\"Metrics\":["
        + metrics
        + "]}]},"
        + members
        + "}";
  }

  private static final class Series {
    private final Counter counter;
    private long said;

    private Series(Counter counter) {
      this.counter = counter;
    }

    String name() {
      return counter.getId().getName();
    }

    /** Whole events: half of one is said with its other half. */
    long added() {
      return (long) counter.count() - said;
    }

    long take() {
      long added = added();
      said += added;
      return added;
    }
  }
}
