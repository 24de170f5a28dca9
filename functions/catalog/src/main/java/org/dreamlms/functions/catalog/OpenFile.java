package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.assetlinks.AssetPath;
import org.dreamlms.lib.assetlinks.RequestedPath;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.content.BookContents;
import org.dreamlms.lib.bookcatalog.content.BookPage;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** Finds a file of a book for somebody who may see the book's pictures. */
@Singleton
final class OpenFile {
  private final OpenBook open;
  private final BookCatalog catalog;
  private final BookContents contents;

  OpenFile(OpenBook open, BookCatalog catalog, BookContents contents) {
    this.open = open;
    this.catalog = catalog;
    this.contents = contents;
  }

  /**
   * @param path decoded once, as a config spells it or cleaned
   * @throws ProblemException 400 for what names no file of any book, before anybody is asked; 404
   *     for a book that is not the caller's
   */
  BookFile named(Caller caller, String bookId, String path) {
    return switch (RequestedPath.read(path)) {
      case RequestedPath.Accepted(AssetPath file) ->
          BookFile.of(caller, open.toReadAssets(caller, bookId), file);
      case RequestedPath.Refused refused -> throw invalidPath();
    };
  }

  /**
   * The picture of a page, by the number that is printed on it; of several pages with one number
   * the first.
   *
   * @throws ProblemException 404 when there is no such book for the caller, or no such page in it
   */
  BookFile pageImage(Caller caller, String bookId, String number) {
    Book book = open.toReadAssets(caller, bookId);
    int wanted = DcsId.parse(number).orElseThrow(NotFound::pageImage);
    return catalog.config(book).stream()
        .flatMap(config -> contents.of(book.id(), config).pages().stream())
        .filter(page -> page.number() == wanted)
        .map(OpenFile::image)
        .flatMap(Optional::stream)
        .findFirst()
        .map(path -> BookFile.of(caller, book, path))
        .orElseThrow(NotFound::pageImage);
  }

  private static Optional<AssetPath> image(BookPage page) {
    return ConfigAddress.file(page.imagePath());
  }

  static ProblemException invalidPath() {
    return new ProblemException(
        ProblemType.INVALID_ASSET_PATH, "This path cannot be a file of the book.");
  }
}
