package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;

/** What a book has for pupils: in a row, and by module and page. */
@Controller("/api/v1/books/{id}")
final class BookActivitiesController {
  private final OpenContent open;

  BookActivitiesController(OpenContent open) {
    this.open = open;
  }

  @Operation(
      operationId = "books-get_book_activities",
      summary = "The activities of a book, in its order")
  @Get("/activities")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  List<ActivityListResponse> activities(Caller caller, String id) {
    return ActivityListResponse.from(open.toRead(caller, id));
  }

  @Operation(
      operationId = "books-get_book_structure",
      summary = "Modules and pages to choose activities from")
  @Get("/structure")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  BookStructureResponse structure(Caller caller, String id) {
    return BookStructureResponse.from(open.toRead(caller, id));
  }
}
