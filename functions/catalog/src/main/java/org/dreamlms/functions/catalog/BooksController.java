package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
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
  HttpResponse<BookListResponse> list(
      Caller caller,
      @QueryValue(defaultValue = "0") int skip,
      @QueryValue(defaultValue = "20") int limit,
      @Nullable @QueryValue String search,
      @Nullable @QueryValue("activity_type") String activityType) {
    Stretch stretch = new Stretch(skip, limit);
    BookListResponse books = browse.browse(caller, stretch, search, activityType);
    MutableHttpResponse<BookListResponse> response = HttpResponse.ok(books);
    PageLinks.of("/api/v1/books", stretch, books.total(), filters(search, activityType))
        .ifPresent(links -> response.header(HttpHeaders.LINK, links));
    return response;
  }

  private static Map<String, String> filters(
      @Nullable String search, @Nullable String activityType) {
    Map<String, String> filters = new LinkedHashMap<>();
    if (search != null) {
      filters.put("search", search);
    }
    if (activityType != null) {
      filters.put("activity_type", activityType);
    }
    return filters;
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
