package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's lease as one caller sees it. Its end was written by its owner's clock, which may
 * be wrong; that it was not renewed for as long as leases last, the caller sees by his own. For one
 * thread.
 */
final class LeaseWatch {
  private final Duration lease;
  private long end;
  private @Nullable Moment since;

  LeaseWatch(Duration lease) {
    this.lease = lease;
  }

  /**
   * @param until when it ends, as the table had it
   * @param now when that was known
   */
  void saw(long until, Moment now) {
    if (since == null || until != end) {
      end = until;
      since = now;
    }
  }

  /** What it was when it was seen last; nothing before. */
  long end() {
    return end;
  }

  /** Whether whoever lives would have renewed it since. Not while this caller was frozen. */
  boolean isDead(Moment now) {
    Moment first = since;
    return first != null && now.millisWorkedSince(first) > lease.toMillis();
  }
}
