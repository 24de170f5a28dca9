package org.dreamlms.lib.bookcatalog;

/**
 * What an entry is about. A config, files and a cover are found by their place too, so that a book
 * that moved is not answered with what lay at the old place.
 */
sealed interface NearKey {
  record AllBooks() implements NearKey {}

  record OneBook(int id) implements NearKey {}

  record AllPublishers() implements NearKey {}

  record OnePublisher(int id) implements NearKey {}

  record Config(int bookId, String publisherName, String folder) implements NearKey {}

  record Files(int bookId, String publisherName, String folder) implements NearKey {}

  record Cover(int bookId, String publisherName, String folder, String file) implements NearKey {}

  record Logo(int publisherId) implements NearKey {}
}
