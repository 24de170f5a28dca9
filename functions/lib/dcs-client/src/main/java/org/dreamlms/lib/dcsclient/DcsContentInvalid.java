package org.dreamlms.lib.dcsclient;

import org.jspecify.annotations.Nullable;

/**
 * DCS answered, and the content is not what it should be: a picture as {@code config.json}, HTML, a
 * truncated or oversized body. Not an outage: asking again gives the same, until somebody mends the
 * content.
 */
public final class DcsContentInvalid extends DcsException {

  private static final long serialVersionUID = 1L;

  public DcsContentInvalid(String operation, String what) {
    this(operation, what, null);
  }

  public DcsContentInvalid(String operation, String what, @Nullable Throwable cause) {
    super(operation, "DCS content of " + operation + " is invalid: " + what, cause);
  }
}
