package org.dreamlms.lib.lambdahttp;

import java.util.Arrays;

/**
 * A controller argument: the body, byte for byte as the client sent it. For signatures over bytes;
 * {@code @Body byte[]} refuses forms and empty bodies.
 */
public record RawBody(byte[] bytes) {
  public RawBody {
    bytes = bytes.clone();
  }

  /** A copy. */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawBody body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Without the content: a body may hold anything. */
  @Override
  public String toString() {
    return "RawBody[" + bytes.length + " bytes]";
  }
}
