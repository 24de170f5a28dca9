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

/** A publisher's logo, for anybody. */
@Controller("/api/v1/publishers/{id}/logo")
final class PublisherLogoController {
  private final BookCatalog catalog;

  PublisherLogoController(BookCatalog catalog) {
    this.catalog = catalog;
  }

  @Operation(operationId = "publishers-get_publisher_logo", summary = "A publisher's logo")
  @Get
  @Anonymous
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> logo(String id) {
    return PictureAnswer.of(find(DcsId.parse(id)).orElseThrow(NotFound::logo));
  }

  private Optional<Picture> find(OptionalInt id) {
    return id.isEmpty()
        ? Optional.empty()
        : catalog.publisher(id.getAsInt()).flatMap(catalog::logo);
  }
}
