package org.dreamlms.lib.dcsclient;

import org.jspecify.annotations.Nullable;

/** No whole answer came of one attempt. */
final class WireFailure extends Exception {

  private static final long serialVersionUID = 1L;

  enum Kind {
    TIMEOUT,
    CONNECTION,
    /** The body is larger than the limit, or compressed. */
    BODY,
    INTERRUPTED
  }

  private final Kind kind;

  WireFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
