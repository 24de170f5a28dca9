package org.dreamlms.lib.dcsevents;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a delivery is DCS's. What cannot be a signature is none, whoever knows the secret; what
 * is none by the known secrets may be one by those that somebody has just put in their place.
 */
public final class VerifySignature {
  private final WebhookKeys keys;

  public VerifySignature(WebhookKeys keys) {
    this.keys = keys;
  }

  /**
   * @param header null when there was none
   */
  public Signed verify(byte[] body, @Nullable String header) {
    if (!WebhookSignature.isWellFormed(header)) {
      return Signed.NO;
    }
    Optional<WebhookSecrets> known = keys.now();
    if (known.isEmpty()) {
      return Signed.UNKNOWN;
    }
    if (new WebhookSignature(known.get()).isOf(body, header)) {
      return Signed.YES;
    }
    Optional<WebhookSecrets> newest = keys.anew();
    boolean changed = newest.isPresent() && !newest.equals(known);
    return changed && new WebhookSignature(newest.get()).isOf(body, header)
        ? Signed.YES
        : Signed.NO;
  }
}
