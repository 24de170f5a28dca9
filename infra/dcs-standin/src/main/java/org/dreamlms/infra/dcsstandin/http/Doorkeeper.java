package org.dreamlms.infra.dcsstandin.http;

import org.jspecify.annotations.Nullable;

/** Decides who may pass a {@link Door}. */
@FunctionalInterface
public interface Doorkeeper {
  /**
   * Lets the caller pass, or throws.
   *
   * @param authorization the header, or null when there is none
   * @throws Refused with 401 or 403
   */
  void check(Door door, @Nullable String authorization);
}
