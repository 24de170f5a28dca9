package org.dreamlms.infra.dcsstandin.endpoints;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.dreamlms.infra.dcsstandin.http.Door;
import org.dreamlms.infra.dcsstandin.http.Doorkeeper;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.rows.ApiKey;
import org.dreamlms.infra.dcsstandin.rows.Table;
import org.jspecify.annotations.Nullable;

/** Lets tokens through every door, and API keys where the real one takes them. */
final class Credentials implements Doorkeeper {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int SECRET_LETTERS = 24;

  private final Tokens tokens;
  private final Table<ApiKey> keys;
  private final SecureRandom random = new SecureRandom();

  Credentials(Tokens tokens, Table<ApiKey> keys) {
    this.tokens = tokens;
    this.keys = keys;
  }

  @Override
  public void check(Door door, @Nullable String authorization) {
    if (door == Door.OPEN) {
      return;
    }
    if (authorization == null || authorization.isBlank()) {
      throw Refused.because(403, "Not authenticated");
    }
    String[] words = authorization.strip().split("\\s+", 2);
    if (words.length < 2) {
      throw Refused.because(403, "Not authenticated");
    }
    if (!words[0].toLowerCase(Locale.ROOT).equals("bearer")) {
      throw Refused.because(403, "Invalid authentication credentials");
    }
    String credential = words[1];
    boolean known = tokens.valid(credential) || (door == Door.TOKEN_OR_KEY && knownKey(credential));
    if (!known) {
      throw Refused.because(401, "Invalid token");
    }
  }

  /** {@code dcs_<env>_<service>_<24 letters and digits>}. */
  String newKey() {
    StringBuilder key = new StringBuilder("dcs_live_lms_");
    for (int i = 0; i < SECRET_LETTERS; i++) {
      key.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return key.toString();
  }

  static String hash(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private boolean knownKey(String credential) {
    return credential.startsWith("dcs_")
        && keys.all().stream().anyMatch(key -> key.keyHash().equals(hash(credential)));
  }
}
