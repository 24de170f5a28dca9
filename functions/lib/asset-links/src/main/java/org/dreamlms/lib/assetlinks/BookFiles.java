package org.dreamlms.lib.assetlinks;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of books' files, straight from the books bucket: DCS may be down. Who may open the book
 * was asked before. Safe for any number of threads.
 */
public interface BookFiles {
  /**
   * Reads the beginning of a file, or of a part of it. No more than what {@code wish} asks for is
   * ever held, or fetched beyond what was on its way.
   *
   * @param range null = from the first byte on
   * @throws BookFilesUnavailable when the store fails, is too slow or refuses us
   * @throws SigningKeysExpiredException when temporary credentials have ended
   */
  FileRead read(BookPrefix book, AssetPath path, @Nullable ByteRange range, Wish wish);

  /** How much of a file somebody wants who has seen what it is. */
  @FunctionalInterface
  interface Wish {
    /**
     * @return how many bytes at most; 0 = none
     */
    int most(FileFacts file);
  }
}
