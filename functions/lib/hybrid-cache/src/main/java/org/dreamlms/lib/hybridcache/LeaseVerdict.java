package org.dreamlms.lib.hybridcache;

/** Who may ask the origin for a key. */
sealed interface LeaseVerdict {
  /** You, and nobody else until it ends. */
  record Yours() implements LeaseVerdict {}

  /**
   * Somebody else.
   *
   * @param untilMillis since 1970, unless it is renewed or given back
   */
  record Theirs(long untilMillis) implements LeaseVerdict {}
}
