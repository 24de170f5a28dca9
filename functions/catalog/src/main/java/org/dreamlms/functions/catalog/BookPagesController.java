package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;

/** A book's pages. */
@Controller("/api/v1/books/{id}/pages")
final class BookPagesController {
  private final ShowPages show;

  BookPagesController(ShowPages show) {
    this.show = show;
  }

  @Operation(
      operationId = "books-get_book_pages_detail",
      summary = "All pages of a book, with what stands on them")
  @Get("/detail")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  BookPagesDetailResponse detail(Caller caller, String id) {
    return show.detail(caller, id);
  }
}
