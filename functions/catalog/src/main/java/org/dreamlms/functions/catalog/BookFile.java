package org.dreamlms.functions.catalog;

import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.assetlinks.AssetPath;
import org.dreamlms.lib.assetlinks.BookPrefix;
import org.dreamlms.lib.assetlinks.UnsafeNameException;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.CatalogContentInvalid;
import org.dreamlms.lib.problems.ProblemException;

/** A file of a book that the caller may have; whether there is one, the store knows. */
record BookFile(Book book, BookPrefix prefix, AssetPath path) {
  /**
   * @param book of which the caller may see the pictures
   * @throws ProblemException 404 for what is kept from this caller
   * @throws CatalogContentInvalid when DCS gave the book or its publisher a name that cannot be
   *     part of a key
   */
  static BookFile of(Caller caller, Book book, AssetPath path) {
    KeptFiles.refuse(caller, path);
    return new BookFile(book, prefix(book), path);
  }

  static BookPrefix prefix(Book book) {
    try {
      return new BookPrefix(book.publisherId(), book.publisherName(), book.folder());
    } catch (UnsafeNameException unsafe) {
      throw new CatalogContentInvalid("The names of book " + book.id(), unsafe);
    }
  }
}
