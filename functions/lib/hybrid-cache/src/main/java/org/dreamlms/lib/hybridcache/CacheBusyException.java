package org.dreamlms.lib.hybridcache;

import java.time.Duration;

/** Somebody else is fetching this, for longer than this caller can wait. */
public final class CacheBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Cache protocol 7.4. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  CacheBusyException(String key) {
    super(key + " is being fetched by somebody else");
  }

  public Duration retryAfter() {
    return RETRY_AFTER;
  }
}
