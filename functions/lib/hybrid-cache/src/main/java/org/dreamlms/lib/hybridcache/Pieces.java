package org.dreamlms.lib.hybridcache;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a header says of a payload that lies beside it.
 *
 * @param count 1 to 100: what one request reads
 * @param length of all pieces together
 * @param sha256 of all pieces together
 */
record Pieces(int count, int length, byte[] sha256) {
  /** Bytes; with its name and the rest an item must stay below 400 KB, which are 409,600. */
  static final int LARGEST = 390_000;

  private static final int MOST = 100;

  Pieces {
    if (count < 1
        || count > MOST
        || length < 0
        || length > SharedStore.MOST_PAYLOAD_BYTES
        || sha256.length != 32) {
      throw new DamagedItem("pieces");
    }
  }

  static Pieces of(byte[] payload) {
    int count = (payload.length + LARGEST - 1) / LARGEST;
    return new Pieces(count, payload.length, Sha256.of(payload));
  }

  static List<byte[]> cut(byte[] payload) {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < payload.length; from += LARGEST) {
      pieces.add(Arrays.copyOfRange(payload, from, Math.min(payload.length, from + LARGEST)));
    }
    return pieces;
  }

  List<String> names(SharedKeys keys, String key, String fillId) {
    return IntStream.range(0, count).mapToObj(n -> keys.piece(key, fillId, n)).toList();
  }

  /** Null when these are not the pieces that were written. */
  byte @Nullable [] joined(List<byte[]> pieces) {
    if (pieces.stream().mapToLong(piece -> piece.length).sum() != length) {
      return null;
    }
    byte[] payload = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, payload, at, piece.length);
      at += piece.length;
    }
    return MessageDigest.isEqual(Sha256.of(payload), sha256) ? payload : null;
  }
}
