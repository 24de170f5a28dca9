package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;

/** The picture of one page of a book, by the page's printed number. */
@Controller("/api/v1/books/{id}/page-image")
final class BookPageImageController {
  private final OpenFile open;
  private final SendFile send;

  BookPageImageController(OpenFile open, SendFile send) {
    this.open = open;
    this.send = send;
  }

  @Operation(operationId = "book-assets-serve_page_image", summary = "The picture of a page")
  @Get("/{n}")
  @Produces(MediaType.ALL)
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER, Role.STUDENT})
  HttpResponse<?> image(HttpRequest<?> request, Caller caller, String id, String n) {
    return send.send(request, open.pageImage(caller, id, n));
  }
}
