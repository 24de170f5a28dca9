package org.dreamlms.lib.bookcatalog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A small picture as it is stored: a cover or a logo.
 *
 * @param contentType found from the content, for instance {@code image/png}
 */
public record Picture(byte[] bytes, String contentType) {
  /** 128 bits: nobody meets two pictures of one tag by accident. */
  private static final int TAG_BYTES = 16;

  public Picture {
    bytes = bytes.clone();
  }

  /** A copy: nobody can change what is cached. */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Without a copy. */
  public int size() {
    return bytes.length;
  }

  /**
   * Names the very bytes: a strong validator with its quotes (RFC 9110 section 8.8.3), the same in
   * every process. Computed each time.
   */
  public String tag() {
    return "\"" + HexFormat.of().formatHex(sha256().digest(bytes), 0, TAG_BYTES) + "\"";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Picture picture
        && Arrays.equals(bytes, picture.bytes)
        && contentType.equals(picture.contentType);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bytes) + contentType.hashCode();
  }

  @Override
  public String toString() {
    return "Picture[" + contentType + ", " + bytes.length + " bytes]";
  }
}
