package org.dreamlms.lib.dcsevents;

/** A cursor that no page has named. */
public final class BadCursor extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadCursor() {
    super("The cursor is none");
  }
}
