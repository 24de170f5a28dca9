package org.dreamlms.functions.cacheadmin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Anonymous;

/** Whether the parts of the system work. */
@Controller
final class ReadyController {
  private final CheckParts parts;

  ReadyController(CheckParts parts) {
    this.parts = parts;
  }

  /** 503 when one does not; which one, {@code checks} says, and why, the log. */
  @Operation(operationId = "health-readiness_check", summary = "Whether the system's parts work")
  @Anonymous
  @Get(uris = {"/ready", "/api/v1/ready"})
  HttpResponse<Readiness> ready() {
    Readiness readiness = parts.check();
    HttpStatus status = readiness.isReady() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
    return HttpResponse.<Readiness>status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(readiness);
  }
}
