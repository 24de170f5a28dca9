package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;

/** The list of publishers, and one of them. */
@Controller("/api/v1/publishers")
final class PublishersController {
  private final BrowsePublishers browse;

  PublishersController(BrowsePublishers browse) {
    this.browse = browse;
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
}
