package org.dreamlms.functions.catalog;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** Publishers for who administers; they can be read, and no more than read. */
@Controller("/api/v1/admin/publishers")
final class AdminPublishersController {
  private final BrowsePublishers browse;

  AdminPublishersController(BrowsePublishers browse) {
    this.browse = browse;
  }

  @Operation(operationId = "admin-list_publishers", summary = "All publishers")
  @Get
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR})
  List<PublisherPublic> list(Caller caller) {
    return browse.browse(caller);
  }

  @Operation(operationId = "admin-create_publisher", summary = "Gone: publishers are added in DCS")
  @Post
  @Consumes(MediaType.ALL)
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR})
  void add() {
    throw gone();
  }

  @Operation(
      operationId = "admin-update_publisher",
      summary = "Gone: publishers are changed in DCS")
  @Put("/{id}")
  @Consumes(MediaType.ALL)
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR})
  void change(String id) {
    throw gone();
  }

  @Operation(
      operationId = "admin-delete_publisher",
      summary = "Gone: publishers are removed in DCS")
  @Delete("/{id}")
  @Consumes(MediaType.ALL)
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR})
  void remove(String id) {
    throw gone();
  }

  /** Existing clients know the status; of any id, because nothing is looked up. */
  private static ProblemException gone() {
    return new ProblemException(
        ProblemType.GONE,
        "Publishers are kept in Dream Central Storage (DCS). Please add, change or remove them"
            + " there.");
  }
}
