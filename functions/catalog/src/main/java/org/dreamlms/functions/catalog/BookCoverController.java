package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import java.util.OptionalInt;
import org.dreamlms.lib.access.Anonymous;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.Picture;

/** A book's cover, for anybody: pages show it before somebody has logged in. */
@Controller("/api/v1/books/{id}/cover")
final class BookCoverController {
  private final BookCatalog catalog;

  BookCoverController(BookCatalog catalog) {
    this.catalog = catalog;
  }

  @Operation(operationId = "books-get_book_cover", summary = "A book's cover")
  @Get
  @Anonymous
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> cover(String id) {
    return PictureAnswer.of(find(DcsId.parse(id)).orElseThrow(NotFound::cover));
  }

  private Optional<Picture> find(OptionalInt id) {
    return id.isEmpty() ? Optional.empty() : catalog.book(id.getAsInt()).flatMap(catalog::cover);
  }
}
