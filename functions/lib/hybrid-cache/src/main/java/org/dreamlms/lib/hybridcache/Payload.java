package org.dreamlms.lib.hybridcache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values as the shared tier keeps them.
 *
 * <pre>
 * byte 0   1  this envelope
 * byte 1      version of the codec
 * byte 2      0: as encoded; 1: deflated (RFC 1950)
 * byte 3-     what the codec wrote
 * </pre>
 *
 * <p>Anything else is a miss, never a failure.
 */
final class Payload<V> {
  private static final Logger LOG = LoggerFactory.getLogger(Payload.class);

  private static final byte ENVELOPE = 1;
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;
  private static final int HEADER = 3;

  /** Below this, deflating saves less than it costs. Cache protocol 1, row 28. */
  private static final int WORTH_DEFLATING = 1024;

  /** Of a written payload, in bytes. Cache protocol 7.9. */
  static final int LARGEST = 4 << 20;

  /** Of an unpacked one: nobody else writes here, but what is damaged must not fill the heap. */
  private static final int LARGEST_UNPACKED = 64 << 20;

  private final CacheName<?, V> name;

  Payload(CacheName<?, V> name) {
    this.name = name;
  }

  /** With its payload; null when it is too large, or not meant for the shared tier. */
  @Nullable StoredEntry written(StoredEntry header, V value) {
    Codec<V> codec = name.codec();
    if (codec == null) {
      return null;
    }
    byte[] encoded = codec.encode(value);
    boolean deflate = encoded.length > WORTH_DEFLATING;
    byte[] body = deflate ? deflated(encoded) : encoded;
    if (body.length + HEADER > LARGEST || encoded.length > LARGEST_UNPACKED) {
      return null;
    }
    byte[] payload = new byte[HEADER + body.length];
    payload[0] = ENVELOPE;
    payload[1] = (byte) codec.version();
    payload[2] = deflate ? DEFLATED : PLAIN;
    System.arraycopy(body, 0, payload, HEADER, body.length);
    return header.withPayload(payload);
  }

  /** Null when it cannot be read. */
  @Nullable V read(StoredEntry entry) {
    Codec<V> codec = name.codec();
    byte[] payload = entry.payload();
    if (codec == null
        || payload == null
        || payload.length < HEADER
        || payload[0] != ENVELOPE
        || Byte.toUnsignedInt(payload[1]) != codec.version()) {
      return null;
    }
    try {
      byte[] body = Arrays.copyOfRange(payload, HEADER, payload.length);
      return switch (payload[2]) {
        case PLAIN -> codec.decode(body);
        case DEFLATED -> codec.decode(inflated(body));
        default -> null;
      };
    } catch (IOException | RuntimeException unreadable) {
      LOG.warn("A payload of {} cannot be read and is fetched anew", name, unreadable);
      return null;
    }
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream packing = new DeflaterOutputStream(packed)) {
      packing.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static byte[] inflated(byte[] bytes) throws IOException {
    try (InflaterInputStream packed = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      byte[] all = packed.readNBytes(LARGEST_UNPACKED + 1);
      if (all.length > LARGEST_UNPACKED) {
        throw new IOException("Unpacked it is larger than anything that is written");
      }
      return all;
    }
  }
}
