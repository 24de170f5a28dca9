package org.dreamlms.lib.dcsclient;

import org.jspecify.annotations.Nullable;

/** What DCS says to somebody who may have read a thing before. */
public sealed interface Reread<T> {
  /**
   * It is there, and not known to be what was read before.
   *
   * @param etag to ask with the next time, without quotes; null when DCS gave none that it would
   *     ever recognise: a weak one, or none at all
   */
  record Found<T>(T value, @Nullable String etag) implements Reread<T> {}

  /** It is what the validator stands for that DCS was asked with. Never without one. */
  record Unchanged<T>() implements Reread<T> {}

  /** DCS itself said that there is no such thing. */
  record Absent<T>() implements Reread<T> {}
}
