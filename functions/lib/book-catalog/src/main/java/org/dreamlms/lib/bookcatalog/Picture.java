package org.dreamlms.lib.bookcatalog;

import java.util.Arrays;

/**
 * A small picture as it is stored: a cover or a logo.
 *
 * @param contentType found from the content, for instance {@code image/png}
 */
public record Picture(byte[] bytes, String contentType) {

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
