package org.dreamlms.lib.dcsclient;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that nobody can change, so that a cache may hand out the same instance to everybody. */
public final class Bytes {

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the given bytes. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /** Takes the array over without a copy: only for arrays that nobody else holds. */
  static Bytes owning(byte[] content) {
    return new Bytes(content);
  }

  /** The content itself: for reading only. */
  byte[] uncopied() {
    return content;
  }

  public int length() {
    return content.length;
  }

  /** A copy. */
  public byte[] toArray() {
    return content.clone();
  }

  /** Reads without a copy. */
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length + " bytes";
  }
}
