package org.dreamlms.lib.dcsevents;

import org.jspecify.annotations.Nullable;

/**
 * The event log or the queue did not answer, or refused. What was asked for may have been done all
 * the same.
 */
public final class EventsUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EventsUnavailable(String operation, @Nullable Throwable cause) {
    super("Events cannot be kept: " + operation, cause);
  }
}
