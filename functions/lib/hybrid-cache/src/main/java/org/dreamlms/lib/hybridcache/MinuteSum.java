package org.dreamlms.lib.hybridcache;

import java.util.Map;
import java.util.Set;

/**
 * What environments added in one minute.
 *
 * @param minute since 1970
 * @param environments who added
 * @param counters sums by name; a name that nobody added to is not there
 */
record MinuteSum(long minute, Set<String> environments, Map<String, Long> counters) {
  MinuteSum {
    environments = Set.copyOf(environments);
    counters = Map.copyOf(counters);
  }
}
