package org.dreamlms.lib.dcsevents;

import java.util.stream.Stream;

/** What was thought of a delivery whose signature was right. Others are not recorded. */
public enum Verdict {
  /** It has an effect. */
  ACCEPTED,
  /** We know no such event. */
  IGNORED,
  /** It cannot be read. */
  REFUSED,
  /** A word of another version of this code. */
  UNKNOWN;

  static Verdict read(String word) {
    return Stream.of(values()).filter(one -> one.name().equals(word)).findFirst().orElse(UNKNOWN);
  }
}
