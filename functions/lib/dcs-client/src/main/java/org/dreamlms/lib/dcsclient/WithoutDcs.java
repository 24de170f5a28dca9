package org.dreamlms.lib.dcsclient;

import java.util.Map;

/**
 * The switch of a function that never asks DCS, but has this lib because it invalidates what others
 * read there: it gets no client, reads none of the client's settings, and holds no password. Set by
 * the function's own code, not by its environment.
 */
public final class WithoutDcs {
  /** Its name among properties. */
  public static final String PROPERTY = "lms.without-dcs";

  /** Its only value that does anything. */
  public static final String YES = "true";

  private WithoutDcs() {}

  /** Switched on. */
  public static Map<String, Object> properties() {
    return Map.of(PROPERTY, YES);
  }
}
