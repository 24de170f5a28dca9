package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;
import org.dreamlms.lib.problems.InvalidValue;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** A book's pictures, sounds and films. */
@Controller("/api/v1/books/{id}/assets")
final class BookAssetsController {
  private final LinkAsset link;
  private final OpenFile open;
  private final SendFile send;

  BookAssetsController(LinkAsset link, OpenFile open, SendFile send) {
    this.link = link;
    this.open = open;
    this.send = send;
  }

  /** Not for caches: who may have the address is asked again each time. */
  @Operation(
      operationId = "book-assets-get_presigned_asset_url",
      summary = "A link to a file of a book, good for a while")
  @Get("/presigned")
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER, Role.STUDENT})
  HttpResponse<AssetPresignedResponse> presigned(HttpRequest<?> request, Caller caller, String id) {
    return HttpResponse.ok(link.link(caller, id, path(request)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** The file itself. A file that is called {@code presigned} has to be asked for by a link. */
  @Operation(operationId = "book-assets-serve_book_asset", summary = "A file of a book")
  @Get("/{+path}")
  @Produces(MediaType.ALL)
  @RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER, Role.STUDENT})
  HttpResponse<?> file(HttpRequest<?> request, Caller caller, String id) {
    return send.send(request, open.named(caller, id, PathRest.of(request)));
  }

  private static String path(HttpRequest<?> request) {
    List<String> paths = request.getParameters().getAll("path");
    return switch (paths.size()) {
      case 0 -> throw missing();
      case 1 -> paths.getFirst();
      default ->
          throw new ProblemException(
              ProblemType.INVALID_ASSET_PATH, "Please name one path, not several.");
    };
  }

  private static ProblemException missing() {
    return new ProblemException(
        ProblemType.VALIDATION,
        "Please check ?path.",
        List.of(new InvalidValue("?path", "is missing")),
        null,
        null);
  }
}
