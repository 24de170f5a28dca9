package org.dreamlms.lib.hybridcache;

import java.util.List;
import java.util.Map;

/** Sums that all environments add to, by the minute. Safe for any number of threads. */
interface StatisticsStore {
  /**
   * Counters of one write: each is a term of an expression, which holds 4 KB. What is beyond goes
   * with the next.
   */
  int MOST_COUNTERS = 150;

  /** Characters of a counter's name; it has a slash, and so is no other attribute. */
  int LONGEST_NAME = 80;

  /** Whether something was added. */
  enum Added {
    YES,
    /** Certainly not: it may be added again. */
    NO,
    /** There was no answer. */
    UNKNOWN
  }

  /**
   * Adds to the counters of a minute. One write, of as many units as the item has KB; never throws
   * because the store fails.
   *
   * @param minute since 1970
   * @param environment who adds: 8 characters, as it is one of up to thousands in an item
   * @param deltas at most {@link #MOST_COUNTERS}; negative ones too, of counters that stand for a
   *     present size
   */
  Added add(long minute, String environment, Map<String, Long> deltas);

  /**
   * The minutes in which anything was added, in their order, read strongly. 1 RCU for each minute
   * and each of eight shards, more where items are longer than 4 KB.
   *
   * @throws SharedStoreException when there is no answer
   */
  List<MinuteSum> read(long fromMinute, long toMinute);
}
