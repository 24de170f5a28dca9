package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;

/** A book's films. */
@Controller("/api/v1/books/{id}/videos")
final class BookVideosController {
  private final ListVideos list;

  BookVideosController(ListVideos list) {
    this.list = list;
  }

  @Operation(operationId = "books-list_book_videos", summary = "The films of a book")
  @Get
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  BookVideosResponse videos(Caller caller, String id) {
    return list.list(caller, id);
  }
}
