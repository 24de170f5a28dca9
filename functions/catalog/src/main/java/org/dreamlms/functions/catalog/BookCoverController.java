package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import java.util.OptionalInt;
import org.dreamlms.lib.access.Anonymous;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.FileValidators;

/** A book's cover, for anybody: pages show it before somebody has logged in. */
@Controller("/api/v1/books/{id}/cover")
final class BookCoverController {
  private final BookCatalog catalog;
  private final FileValidators validators;

  BookCoverController(BookCatalog catalog, FileValidators validators) {
    this.catalog = catalog;
    this.validators = validators;
  }

  @Operation(operationId = "books-get_book_cover", summary = "A book's cover")
  @Get
  @Anonymous
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> cover(HttpRequest<?> request, String id) {
    Book book = find(DcsId.parse(id)).orElseThrow(NotFound::cover);
    return unchanged(request, book)
        .map(PictureAnswer::unchanged)
        .orElseGet(() -> PictureAnswer.of(catalog.cover(book).orElseThrow(NotFound::cover)));
  }

  private Optional<Book> find(OptionalInt id) {
    return id.isEmpty() ? Optional.empty() : catalog.book(id.getAsInt());
  }

  /** The tag of the cover, if the client has that one and need not get it. */
  private Optional<String> unchanged(HttpRequest<?> request, Book book) {
    return EntityTags.isConditional(request)
        ? validators.cover(book).unchanged(tag -> EntityTags.clientHas(request, tag))
        : Optional.empty();
  }
}
