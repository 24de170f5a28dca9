package org.dreamlms.infra.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table of ratios.
 *
 * @param row of design/performance in the issue, for instance {@code P2}
 * @param target what must not be exceeded; null for a figure that stands beside the others
 * @param ratios one for each round
 */
record Finding(String row, String what, @Nullable Double target, Samples ratios) {
  String verdict() {
    if (target == null) {
      return "beside";
    }
    return ratios.median() <= target ? "reached" : "**not reached**";
  }
}
