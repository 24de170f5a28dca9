package org.dreamlms.infra.local.stores;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * What DCS signs its webhooks with on this machine. A new one at each start, which nobody has to
 * know: the stand-in is told the same. A real DCS signs with what its subscription says.
 */
public record WebhookSecret(String reveal) {
  /** Where functions look for it, and where a chosen one is taken from. */
  public static final String VARIABLE = "DCS_WEBHOOK_SECRET";

  private static final int BYTES = 24;

  /** The caller's, or a new one. */
  public static WebhookSecret of(Map<String, String> caller) {
    String given = caller.getOrDefault(VARIABLE, "");
    return new WebhookSecret(given.isBlank() ? random() : given);
  }

  /** It stays out of logs. */
  @Override
  public String toString() {
    return "****";
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
