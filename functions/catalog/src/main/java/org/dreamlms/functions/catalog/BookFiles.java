package org.dreamlms.functions.catalog;

import org.dreamlms.lib.bookcatalog.Book;

/** Signs addresses of a book's files. */
interface BookFiles {
  /**
   * @param path as a config spells it, cleaned, or an address that was signed before for this book
   * @throws org.dreamlms.lib.problems.ProblemException 400 when it names no file of this book
   */
  AssetPresignedResponse sign(Book book, String path);
}
