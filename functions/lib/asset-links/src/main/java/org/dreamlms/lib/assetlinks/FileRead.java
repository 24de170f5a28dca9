package org.dreamlms.lib.assetlinks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What reading a file came to. */
public sealed interface FileRead {
  /**
   * A stretch of the file.
   *
   * @param first position of the first byte
   * @param bytes as many as were wished for and are there; the caller's own, so not copied
   */
  record Piece(FileFacts file, long first, byte[] bytes) implements FileRead {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Piece piece
          && file.equals(piece.file)
          && first == piece.first
          && Arrays.equals(bytes, piece.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * file.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Piece[" + file + ", first=" + first + ", " + bytes.length + " bytes]";
    }
  }

  /** The file has no byte in the range. */
  record NoSuchRange(FileFacts file) implements FileRead {}

  /** There is no such file. */
  record Absent() implements FileRead {}
}
