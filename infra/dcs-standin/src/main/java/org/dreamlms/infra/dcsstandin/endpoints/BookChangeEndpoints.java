package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.Door;
import org.dreamlms.infra.dcsstandin.http.Incoming;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.JsonBody;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.http.Routes;
import org.dreamlms.infra.dcsstandin.http.UploadedFile;
import org.dreamlms.infra.dcsstandin.objects.Bucket;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.rows.Book;
import org.dreamlms.infra.dcsstandin.rows.Tables;

/** Changes of books, with what DCS tells about them and what it keeps to itself. */
final class BookChangeEndpoints {
  private final Tables tables;
  private final Catalogue catalogue;
  private final BookShelf shelf;
  private final ObjectStore objects;
  private final Announcements announcements;
  private final LateRows lateRows;
  private final Runnable contentWindow;

  BookChangeEndpoints(
      Tables tables,
      Catalogue catalogue,
      ObjectStore objects,
      Announcements announcements,
      LateRows lateRows,
      Runnable contentWindow) {
    this.tables = tables;
    this.catalogue = catalogue;
    this.shelf = new BookShelf(tables, catalogue, objects);
    this.objects = objects;
    this.announcements = announcements;
    this.lateRows = lateRows;
    this.contentWindow = contentWindow;
  }

  void register(Routes routes) {
    routes
        .post("/books/upload", Door.TOKEN_OR_KEY, this::upload)
        .post("/books/", Door.TOKEN_OR_KEY, this::create)
        .put("/books/{book_id}", Door.TOKEN_OR_KEY, this::change)
        .delete("/books/{book_id}", Door.TOKEN_OR_KEY, this::archive)
        .post("/books/{book_id}/upload", Door.TOKEN_OR_KEY, this::replaceContent)
        .post("/books/{book_id}/restore", Door.TOKEN_OR_KEY, this::restore)
        .delete("/books/{book_id}/permanent", Door.TOKEN_OR_KEY, this::purge);
  }

  /** Replacing an existing book is announced as {@code book.created} too. */
  private Answer upload(Incoming request) {
    UploadedFile file = UploadedFile.of(request);
    List<BookFile> files = BookZip.unpack(file.content());
    boolean override = "true".equalsIgnoreCase(request.query("override"));
    Book book = shelf.add(nameOf(file), files, override);
    announcements.book("created", book.id());
    String publisher = catalogue.publisherNameOf(book);
    ObjectNode answer = Json.object();
    answer.set("book", Wire.uploadedBook(book, publisher));
    answer.set("files", BookShelf.listing(book.folder(publisher), files));
    return Answer.json(201, answer);
  }

  private Answer create(Incoming request) {
    JsonBody body = JsonBody.of(request);
    Instant now = catalogue.now();
    String publisher = body.text("publisher", 1, 255);
    String name = body.text("book_name", 1, 255);
    Book draft =
        changed(
            new Book(0, 0, name, null, null, null, null, null, "en", null, Book.DRAFT, now, now),
            body);
    body.check();
    int publisherId = catalogue.publisherNamedOrNew(publisher).id();
    Book made = tables.books().insert(id -> at(draft, id, publisherId, now));
    announcements.book("created", made.id());
    return answer(made);
  }

  /** A change that changes nothing touches neither row nor subscribers. Objects never move. */
  private Answer change(Incoming request) {
    Book old = BookEndpoints.row(tables, request);
    JsonBody body = JsonBody.of(request);
    Book fields = changed(old, body);
    String publisher = body.optionalText("publisher", 255);
    body.check();
    int publisherId =
        publisher == null ? old.publisherId() : catalogue.publisherNamedOrNew(publisher).id();
    if (fields.equals(old) && publisherId == old.publisherId()) {
      return Answer.json(200, Wire.book(old, catalogue.publisherNameOf(old)));
    }
    Book stored = at(fields, old.id(), publisherId, catalogue.now());
    lateRows.write(request.path(), () -> tables.books().update(stored));
    announcements.book("updated", stored.id());
    return Answer.json(200, Wire.book(stored, catalogue.publisherNameOf(stored)));
  }

  private Answer archive(Incoming request) {
    Book book = BookEndpoints.row(tables, request);
    if (!book.archived()) {
      objects.moveAll(Bucket.PUBLISHERS, folder(book), Bucket.TRASH);
      book = tables.books().update(book.withStatus(Book.ARCHIVED, catalogue.now()));
      announcements.book("deleted", book.id());
    }
    return Answer.json(200, Wire.book(book, catalogue.publisherNameOf(book)));
  }

  /**
   * Deletes the files first, so that for a while nothing is found, and touches no row. An upload
   * that fails leaves an empty book of which nobody hears.
   */
  private Answer replaceContent(Incoming request) {
    Book book = BookEndpoints.row(tables, request);
    UploadedFile file = UploadedFile.of(request);
    String folder = folder(book);
    shelf.empty(folder);
    contentWindow.run();
    List<BookFile> files = BookZip.unpack(file.content());
    shelf.store(folder, files);
    announcements.book("updated", book.id());
    ObjectNode answer = Json.object().put("book_id", book.id());
    answer.set("files", BookShelf.listing(folder, files));
    return Answer.json(201, answer);
  }

  /** Nobody is told. */
  private Answer restore(Incoming request) {
    Book book = inTrash(request);
    objects.moveAll(Bucket.TRASH, folder(book), Bucket.PUBLISHERS);
    Book restored = tables.books().update(book.withStatus(Book.PUBLISHED, catalogue.now()));
    return Answer.json(200, Wire.book(restored, catalogue.publisherNameOf(restored)));
  }

  /** Nobody is told. */
  private Answer purge(Incoming request) {
    Book book = inTrash(request);
    objects.list(Bucket.TRASH, folder(book)).forEach(o -> objects.delete(Bucket.TRASH, o.key()));
    tables.books().delete(book.id());
    return Answer.bare(204).with("content-type", "application/json");
  }

  private Book inTrash(Incoming request) {
    Book book = BookEndpoints.row(tables, request);
    if (!book.archived()) {
      throw Refused.because(400, "Book is not in trash");
    }
    return book;
  }

  private String folder(Book book) {
    return book.folder(catalogue.publisherNameOf(book));
  }

  private Answer answer(Book made) {
    return Answer.json(201, Wire.book(made, catalogue.publisherNameOf(made)));
  }

  private static String nameOf(UploadedFile file) {
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    return name.replaceFirst("(?i)\\.zip$", "");
  }

  private static Book changed(Book old, JsonBody body) {
    JsonNode details = body.raw("activity_details");
    String language = body.optionalText("language", 50);
    String status = body.optionalText("status", 20);
    String name = body.optionalText("book_name", 255);
    return new Book(
        old.id(),
        old.publisherId(),
        name == null ? old.bookName() : name,
        body.has("book_title") ? body.optionalText("book_title", 255) : old.bookTitle(),
        body.has("book_cover") ? body.optionalText("book_cover", 512) : old.bookCover(),
        body.has("activity_count")
            ? Integer.valueOf(body.raw("activity_count").intValue())
            : old.activityCount(),
        body.has("activity_details") ? details : old.activityDetails(),
        body.has("total_size") ? Long.valueOf(body.raw("total_size").longValue()) : old.totalSize(),
        language == null ? old.language() : language,
        body.has("category") ? body.optionalText("category", 255) : old.category(),
        status == null ? old.status() : status,
        old.createdAt(),
        old.updatedAt());
  }

  private static Book at(Book row, int id, int publisherId, Instant updated) {
    return new Book(
        id,
        publisherId,
        row.bookName(),
        row.bookTitle(),
        row.bookCover(),
        row.activityCount(),
        row.activityDetails(),
        row.totalSize(),
        row.language(),
        row.category(),
        row.status(),
        row.createdAt(),
        updated);
  }
}
