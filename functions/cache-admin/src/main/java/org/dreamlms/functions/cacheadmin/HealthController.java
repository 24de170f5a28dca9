package org.dreamlms.functions.cacheadmin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import java.time.InstantSource;
import org.dreamlms.lib.access.Anonymous;

/**
 * Whether the system answers at all. Asks nobody else, so that an outage of DCS or of a store does
 * not make a load balancer take healthy functions out; whether the parts work is {@code /ready}'s
 * question.
 */
@Controller
final class HealthController {
  private final InstantSource time;

  HealthController(InstantSource time) {
    this.time = time;
  }

  @Operation(operationId = "health-health_check", summary = "Whether the system answers at all")
  @Anonymous
  @Get(uris = {"/health", "/api/v1/health"})
  HttpResponse<Health> health() {
    return HttpResponse.ok(Health.healthy(time.instant()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
