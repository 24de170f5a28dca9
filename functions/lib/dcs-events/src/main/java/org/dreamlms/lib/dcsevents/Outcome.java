package org.dreamlms.lib.dcsevents;

import java.util.stream.Stream;

/** How far an event has come. Only {@link #DONE} makes its next delivery a duplicate. */
public enum Outcome {
  /** It was begun. When it stays so, an environment died over it; the next attempt begins again. */
  RECEIVED,
  /** Its invalidation is committed, and the second one ordered. */
  DONE,
  /** Nothing was to be done. */
  IGNORED,
  /** It cannot be read; DCS was told so. */
  REFUSED,
  /** It could not be done now; a worker has the order to do it. */
  QUEUED,
  /** It could not be done, nor ordered: reconciliation has to find it. */
  FAILED,
  /** A word of another version of this code. */
  UNKNOWN;

  static Outcome read(String word) {
    return Stream.of(values()).filter(one -> one.name().equals(word)).findFirst().orElse(UNKNOWN);
  }
}
