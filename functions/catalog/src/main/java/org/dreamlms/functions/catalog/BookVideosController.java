package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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

  @Get
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  BookVideosResponse videos(Caller caller, String id) {
    return list.list(caller, id);
  }
}
