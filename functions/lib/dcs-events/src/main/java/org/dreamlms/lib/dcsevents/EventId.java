package org.dreamlms.lib.dcsevents;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Which event a delivery tells of: made of its body, so that all attempts of one delivery, and what
 * DCS's own log holds of it, have the same. A UUID of version 8 (RFC 9562: made as its maker likes)
 * from the first 128 bits of the body's SHA-256, less the six that say so.
 */
public record EventId(UUID uuid) {
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  /** Of a body, as it was sent. */
  public static EventId of(byte[] body) {
    ByteBuffer hash = ByteBuffer.wrap(hash(body));
    long high = (hash.getLong() & ~0xF000L) | VERSION_8;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
    return new EventId(new UUID(high, low));
  }

  /** Empty when the text is no UUID in its usual spelling. */
  public static Optional<EventId> parse(String text) {
    try {
      EventId id = new EventId(UUID.fromString(text));
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** The whole SHA-256 of a body, 64 hexadecimal digits. */
  public static String sha256(byte[] body) {
    return HexFormat.of().formatHex(hash(body));
  }

  @Override
  public String toString() {
    return uuid.toString();
  }

  private static byte[] hash(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no SHA-256", e);
    }
  }
}
