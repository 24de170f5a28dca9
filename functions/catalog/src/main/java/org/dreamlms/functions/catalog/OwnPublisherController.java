package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;

/** A publisher account's own publisher. */
@Controller("/api/v1/publishers/me")
final class OwnPublisherController {
  private final BrowsePublishers publishers;
  private final BrowsePublisherBooks books;
  private final AccountNames names;

  OwnPublisherController(
      BrowsePublishers publishers, BrowsePublisherBooks books, AccountNames names) {
    this.publishers = publishers;
    this.books = books;
    this.names = names;
  }

  @Operation(operationId = "publishers-get_my_profile", summary = "The caller's own publisher")
  @Get("/profile")
  @RolesAllowed(Role.PUBLISHER)
  PublisherProfile profile(Caller caller) {
    PublisherPublic publisher = publishers.own(caller).orElseThrow(NotFound::publisher);
    return PublisherProfile.of(
        publisher, caller.user(), names.fullName(caller.user()).orElse(null));
  }

  @Operation(
      operationId = "publishers-list_my_books",
      summary = "The books of the caller's own publisher")
  @Get("/books")
  @RolesAllowed(Role.PUBLISHER)
  List<BookPublic> books(Caller caller) {
    return books.own(caller);
  }
}
