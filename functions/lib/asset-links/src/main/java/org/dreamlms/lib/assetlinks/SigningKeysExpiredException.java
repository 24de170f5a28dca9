package org.dreamlms.lib.assetlinks;

import java.time.Instant;

/** No link can be signed until somebody gives the function new credentials for the bucket. */
public final class SigningKeysExpiredException extends RuntimeException {
  SigningKeysExpiredException(Instant at) {
    super("The temporary credentials for signing links expired at " + at + ".");
  }
}
