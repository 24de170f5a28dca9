package org.dreamlms.lib.ratelimits;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Names the counter of one door, one key and one window. */
final class CounterKey {

  /** 128 bits: enough that no two keys meet. */
  private static final int BYTES = 16;

  private CounterKey() {}

  /**
   * {@code R#<door>#<hash of the key>#<window>}. Hashed, so that neither names of people nor
   * addresses stand in the table and a key may be of any length. It hides nothing from somebody who
   * tries all names.
   */
  static String of(RateLimit limit, String key, long window) {
    return "R#" + limit.door() + "#" + hash(key) + "#" + window;
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
