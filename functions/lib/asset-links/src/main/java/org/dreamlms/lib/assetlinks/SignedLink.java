package org.dreamlms.lib.assetlinks;

import java.net.URI;
import java.time.Instant;

/**
 * An address that opens one object for whoever has it: never to be logged.
 *
 * @param expiresAt the store refuses it from then on
 */
public record SignedLink(URI url, Instant expiresAt) {
  /** Without the address. */
  @Override
  public String toString() {
    return "SignedLink[***, expiresAt=" + expiresAt + "]";
  }
}
