package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.Door;
import org.dreamlms.infra.dcsstandin.http.Incoming;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.JsonBody;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.http.Routes;
import org.dreamlms.infra.dcsstandin.rows.Book;
import org.dreamlms.infra.dcsstandin.rows.Tables;

/** Reads of book rows. Lists hide only archived books; drafts are in them. */
final class BookEndpoints {
  private static final int MAX_BATCH = 100;

  private final Tables tables;
  private final Catalogue catalogue;

  BookEndpoints(Tables tables, Catalogue catalogue) {
    this.tables = tables;
    this.catalogue = catalogue;
  }

  void register(Routes routes) {
    routes
        .get("/books/", Door.TOKEN_OR_KEY, this::list)
        .get(
            "/books/{book_id}",
            Door.TOKEN_OR_KEY,
            request -> Answer.json(200, json(row(tables, request))))
        .post("/books/batch", Door.TOKEN_OR_KEY, this::batch);
  }

  /** An unknown publisher has no books, which is no error. */
  private Answer list(Incoming request) {
    if (request.query("publisher_id") == null) {
      return list(book -> true);
    }
    int publisher = request.query("publisher_id", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return list(book -> book.publisherId() == publisher);
  }

  private Answer batch(Incoming request) {
    int[] ids = JsonBody.of(request).wholeNumbers("ids", MAX_BATCH);
    Set<Integer> wanted = IntStream.of(ids).boxed().collect(Collectors.toSet());
    return list(book -> wanted.contains(book.id()));
  }

  private Answer list(Predicate<Book> wanted) {
    ArrayNode list = Json.array();
    List<Book> books = tables.books().where(book -> !book.archived() && wanted.test(book));
    books.forEach(book -> list.add(json(book)));
    return Answer.json(200, list);
  }

  private ObjectNode json(Book book) {
    return Wire.book(book, catalogue.publisherNameOf(book));
  }

  /** Archived books are found by their number like any other. */
  static Book row(Tables tables, Incoming request) {
    return tables
        .books()
        .find(request.id("book_id"))
        .orElseThrow(() -> Refused.because(404, "Book not found"));
  }
}
