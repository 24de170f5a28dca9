package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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

  @Get("/activities")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  List<ActivityListResponse> activities(Caller caller, String id) {
    return ActivityListResponse.from(open.toRead(caller, id));
  }

  @Get("/structure")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  BookStructureResponse structure(Caller caller, String id) {
    return BookStructureResponse.from(open.toRead(caller, id));
  }
}
