package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** The list of books, and one of them. */
@Controller("/api/v1/books")
final class BooksController {
  private final BrowseBooks browse;
  private final OpenBook open;

  BooksController(BrowseBooks browse, OpenBook open) {
    this.browse = browse;
    this.open = open;
  }

  @Operation(operationId = "books-list_books", summary = "The books that the caller may use")
  @Get
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  BookListResponse list(
      Caller caller,
      @QueryValue(defaultValue = "0") int skip,
      @QueryValue(defaultValue = "20") int limit,
      @Nullable @QueryValue String search,
      @Nullable @QueryValue("activity_type") String activityType) {
    return browse.browse(caller, new Stretch(skip, limit), search, activityType);
  }

  /**
   * A student gets the 404 of an absent book and not 403: the player then asks for the book's
   * assets, and 403 would log the student out.
   */
  @Operation(operationId = "books-get_book", summary = "One book")
  @Get("/{id}")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER, Role.STUDENT})
  BookResponse book(Caller caller, String id) {
    return BookResponse.from(open.toRead(caller, id));
  }
}
