package org.dreamlms.lib.lambdahttp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the bytes of an answer (RFC 9110 section 8.8.3), so that who has them need not get them
 * again. The door does this for whole answers; a route that can save itself the work of making one,
 * or that sends a part, uses this class itself and sets the header {@code ETag}.
 */
public final class EntityTag {
  /** 128 bits: nobody meets two contents of one tag by accident. */
  private static final int BYTES = 16;

  /** One member of a list of tags; a comma may stand within the quotes. */
  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  private EntityTag() {}

  /** A strong tag, quotes included; the same in every process. */
  public static String of(byte[] bytes) {
    return "\"" + HexFormat.of().formatHex(sha256().digest(bytes), 0, BYTES) + "\"";
  }

  /**
   * Whether {@code If-None-Match} names this tag: as one of a list, or by {@code *}. Compares
   * weakly, as RFC 9110 section 13.1.2 asks for.
   *
   * @param ifNoneMatch the header's values; empty when it is absent
   * @param tag quotes included, with or without {@code W/}
   */
  public static boolean isNamed(List<String> ifNoneMatch, String tag) {
    String opaque = tag.startsWith("W/") ? tag.substring(2) : tag;
    for (String value : ifNoneMatch) {
      if (value.strip().equals("*")) {
        return true;
      }
      Matcher member = TAG.matcher(value);
      while (member.find()) {
        if (opaque.equals(member.group(1))) {
          return true;
        }
      }
    }
    return false;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
