package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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

  @Get
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  List<PublisherPublic> list(Caller caller) {
    return browse.browse(caller);
  }

  @Get("/{id}")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  PublisherPublic publisher(Caller caller, String id) {
    return browse.find(caller, id).orElseThrow(NotFound::publisher);
  }

  @Get("/{id}/books")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  List<BookPublic> books(Caller caller, String id) {
    return books.of(caller, id);
  }
}
