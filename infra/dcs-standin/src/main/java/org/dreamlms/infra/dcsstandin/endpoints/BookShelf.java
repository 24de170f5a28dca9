package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.objects.Bucket;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.objects.StoredObject;
import org.dreamlms.infra.dcsstandin.rows.Book;
import org.dreamlms.infra.dcsstandin.rows.Publisher;
import org.dreamlms.infra.dcsstandin.rows.Tables;

/** Puts whole books on the shelf: row and files together. */
public final class BookShelf {
  private final Tables tables;
  private final Catalogue catalogue;
  private final ObjectStore objects;

  BookShelf(Tables tables, Catalogue catalogue, ObjectStore objects) {
    this.tables = tables;
    this.catalogue = catalogue;
    this.objects = objects;
  }

  /**
   * Adds a new book, or replaces one of the same publisher and name when {@code override} is set;
   * the old files then go to the trash and the number stays. Tells nobody.
   *
   * @throws Refused with 409 when the book exists and may not be replaced
   */
  public Book add(String bookName, List<BookFile> files, boolean override) {
    BookFacts facts = BookFacts.of(files);
    String publisherName = facts.publisher();
    if (publisherName == null) {
      throw Refused.because(400, "config.json names no publisher");
    }
    Optional<Book> old =
        catalogue.bookNamed(publisherName, bookName).filter(book -> !book.archived());
    if (old.isPresent() && !override) {
      throw new Refused(exists(publisherName, bookName));
    }
    Publisher publisher = catalogue.publisherNamedOrNew(publisherName);
    String folder = Book.folder(publisherName, bookName);
    if (old.isPresent()) {
      objects.moveAll(Bucket.PUBLISHERS, folder, Bucket.TRASH);
    }
    store(folder, files);
    Instant now = catalogue.now();
    if (old.isPresent()) {
      Book replaced = old.get();
      return tables
          .books()
          .update(row(replaced.id(), publisher, bookName, facts, files, replaced.createdAt(), now));
    }
    return tables.books().insert(id -> row(id, publisher, bookName, facts, files, now, now));
  }

  /** Deletes all files of a book. */
  void empty(String folder) {
    for (StoredObject object : objects.list(Bucket.PUBLISHERS, folder)) {
      objects.delete(Bucket.PUBLISHERS, object.key());
    }
  }

  /** All book files are stored without a type of their own. */
  void store(String folder, List<BookFile> files) {
    for (BookFile file : files) {
      objects.put(
          Bucket.PUBLISHERS, folder + file.path(), file.content(), StoredObject.UNKNOWN_TYPE);
    }
  }

  static ArrayNode listing(String folder, List<BookFile> files) {
    ArrayNode list = Json.array();
    files.forEach(
        file -> list.addObject().put("path", folder + file.path()).put("size", file.size()));
    return list;
  }

  private static Book row(
      int id,
      Publisher publisher,
      String bookName,
      BookFacts facts,
      List<BookFile> files,
      Instant created,
      Instant updated) {
    return new Book(
        id,
        publisher.id(),
        bookName,
        facts.title(),
        facts.cover(),
        facts.activityCount(),
        facts.activityDetails(),
        files.stream().mapToLong(BookFile::size).sum(),
        facts.language(),
        facts.category(),
        facts.status(),
        created,
        updated);
  }

  private static Answer exists(String publisher, String bookName) {
    return Answer.json(
        409,
        Json.object()
            .set(
                "detail",
                Json.object()
                    .put(
                        "message",
                        "Book '"
                            + bookName
                            + "' already exists for publisher '"
                            + publisher
                            + "'. Use override=true to backup and replace.")
                    .put("code", "BOOK_EXISTS")
                    .put("publisher", publisher)
                    .put("book_name", bookName)));
  }
}
