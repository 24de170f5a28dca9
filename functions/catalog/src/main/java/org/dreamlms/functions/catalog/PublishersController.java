package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;

/** The list of publishers, one of them, and its books. */
@Controller("/api/v1/publishers")
final class PublishersController {
  private final BrowsePublishers browse;
  private final BrowsePublisherBooks books;

  PublishersController(BrowsePublishers browse, BrowsePublisherBooks books) {
    this.browse = browse;
    this.books = books;
  }

  @Operation(
      operationId = "publishers-list_publishers",
      summary = "The publishers whose books the caller may use")
  @Get
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  List<PublisherPublic> list(Caller caller) {
    return browse.browse(caller);
  }

  @Operation(operationId = "publishers-get_publisher", summary = "One publisher")
  @Get("/{id}")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  PublisherPublic publisher(Caller caller, String id) {
    return browse.find(caller, id).orElseThrow(NotFound::publisher);
  }

  @Operation(operationId = "publishers-list_publisher_books", summary = "The books of a publisher")
  @Get("/{id}/books")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  List<BookPublic> books(Caller caller, String id) {
    return books.of(caller, id);
  }
}
