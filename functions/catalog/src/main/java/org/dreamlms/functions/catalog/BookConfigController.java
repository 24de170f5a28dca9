package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;

/** A book's config. */
@Controller("/api/v1/books/{id}/config")
final class BookConfigController {
  private final ShowConfig show;

  BookConfigController(ShowConfig show) {
    this.show = show;
  }

  /**
   * Never for students, whatever they were assigned: it holds the answers of every activity of the
   * book. They get 403 for every book, existing or not, as from its pages: their player never asks
   * here, and an answer that does not depend on the book tells nothing of it.
   *
   * <p>Not for caches: it holds links that open files for whoever has them.
   */
  @Operation(
      operationId = "books-get_book_config",
      summary = "A book's config, with links that open its files")
  @Get
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  HttpResponse<BookConfigResponse> config(Caller caller, String id) {
    return HttpResponse.ok(show.show(caller, id)).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
