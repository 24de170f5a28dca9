package org.dreamlms.functions.catalog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** A book's pages. */
@Controller("/api/v1/books/{id}/pages")
final class BookPagesController {
  private final ShowPages show;

  BookPagesController(ShowPages show) {
    this.show = show;
  }

  @Operation(
      operationId = "books-get_book_pages",
      summary = "The pages of a book that have activities for pupils")
  @Get
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  BookPagesResponse pages(Caller caller, String id) {
    return show.withActivities(caller, id);
  }

  @Operation(
      operationId = "books-get_book_pages_detail",
      summary = "All pages of a book, with what stands on them")
  @Get("/detail")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  BookPagesDetailResponse detail(Caller caller, String id) {
    return show.detail(caller, id);
  }

  @Operation(operationId = "books-get_page_activities", summary = "The activities of one page")
  @Get("/{n}/activities")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER})
  List<PageActivityResponse> activities(
      Caller caller, String id, String n, @Nullable @QueryValue("module_name") String moduleName) {
    return show.activitiesOn(caller, id, n, moduleName);
  }
}
