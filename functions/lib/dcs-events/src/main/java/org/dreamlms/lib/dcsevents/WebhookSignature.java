package org.dreamlms.lib.dcsevents;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a delivery (DCS contract 2.2): {@code X-Webhook-Signature: sha256=<hex>}, an
 * HMAC-SHA256 over the body's bytes as they were sent. Safe for any number of threads.
 */
public final class WebhookSignature {
  /** Names of headers are compared without regard to case. */
  public static final String HEADER = "x-webhook-signature";

  private static final String PREFIX = "sha256=";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int HEX_DIGITS = 64;

  private final WebhookSecrets secrets;

  public WebhookSignature(WebhookSecrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Whether the header is a signature of the body by one of the secrets. Digits may be of either
   * case and the prefix may be missing: it is the bytes that are compared, in a time that does not
   * depend on them.
   *
   * @param header null when there was none
   */
  public boolean isOf(byte[] body, @Nullable String header) {
    byte[] given = header == null ? new byte[0] : bytes(header);
    if (given.length == 0) {
      return false;
    }
    boolean right = false;
    for (byte[] key : secrets.keys()) {
      // Not ||: which of the secrets it was takes no longer to find out.
      right |= MessageDigest.isEqual(mac(key, body), given);
    }
    return right;
  }

  /** Whether it could be one, of whatever body. */
  static boolean isWellFormed(@Nullable String header) {
    return header != null && bytes(header).length > 0;
  }

  /** The header's value for a body, by the current secret. */
  public String sign(byte[] body) {
    return PREFIX + HexFormat.of().formatHex(mac(secrets.keys().getFirst(), body));
  }

  /** Empty when it is no signature. Two headers arrive as one with a comma, which is none. */
  private static byte[] bytes(String header) {
    String hex = header.startsWith(PREFIX) ? header.substring(PREFIX.length()) : header;
    if (hex.length() != HEX_DIGITS || !hex.chars().allMatch(HexFormat::isHexDigit)) {
      return new byte[0];
    }
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] mac(byte[] key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
    }
  }
}
