package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;
import org.dreamlms.lib.access.TokenInQuery;

/** A book's sounds, films and subtitles, for players, which can send no header. */
@Controller("/api/v1/books/{id}/media")
@Produces(MediaType.ALL)
final class BookMediaController {
  private final OpenFile open;
  private final SendFile send;

  BookMediaController(OpenFile open, SendFile send) {
    this.open = open;
    this.send = send;
  }

  @Operation(
      operationId = "book-media-stream_media",
      summary = "A sound, a film or subtitles of a book, in parts")
  @Get("/{+path}")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER, Role.STUDENT})
  @TokenInQuery
  HttpResponse<?> media(HttpRequest<?> request, Caller caller, String id) {
    return send.send(request, open.named(caller, id, PathRest.of(request)));
  }
}
