package org.dreamlms.functions.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import org.dreamlms.lib.assetlinks.AssetPath;
import org.dreamlms.lib.assetlinks.BookFiles;
import org.dreamlms.lib.assetlinks.BookPrefix;
import org.dreamlms.lib.assetlinks.ByteRange;
import org.dreamlms.lib.assetlinks.FileRead;
import org.dreamlms.lib.assetlinks.SniffedType;

/**
 * What files are by their first bytes. Remembered per version of a file: a player asks for one
 * piece after the other, and only the first of them shows what the file is.
 */
@Singleton
final class FileTypes {
  /** Some hundred bytes each. */
  private static final int MOST = 2_000;

  private static final ByteRange HEAD = new ByteRange.FromTo(0, SniffedType.HEAD - 1);

  private final BookFiles files;
  private final Cache<Version, SniffedType> known =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  FileTypes(BookFiles files) {
    this.files = files;
  }

  private record Version(BookPrefix book, AssetPath path, String tag) {}

  /**
   * The type of the file that a piece is of. Reads the file's beginning where the piece is another
   * part of it and nobody has seen the beginning yet.
   */
  SniffedType of(BookFile file, FileRead.Piece piece) {
    Version version = new Version(file.prefix(), file.path(), piece.file().tag());
    SniffedType type = known.getIfPresent(version);
    if (type != null) {
      return type;
    }
    boolean seen = piece.first() == 0 && reachesHead(piece);
    SniffedType sniffed = seen ? SniffedType.of(piece.bytes()) : read(file);
    known.put(version, sniffed);
    return sniffed;
  }

  private static boolean reachesHead(FileRead.Piece piece) {
    return piece.bytes().length >= Math.min(SniffedType.HEAD, piece.file().size());
  }

  private SniffedType read(BookFile file) {
    return switch (files.read(file.prefix(), file.path(), HEAD, any -> SniffedType.HEAD)) {
      case FileRead.Piece beginning -> SniffedType.of(beginning.bytes());
      case FileRead.NoSuchRange empty -> SniffedType.UNKNOWN;
      case FileRead.Absent gone -> SniffedType.UNKNOWN;
    };
  }
}
