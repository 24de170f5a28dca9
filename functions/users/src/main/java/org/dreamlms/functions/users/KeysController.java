package org.dreamlms.functions.users;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Anonymous;
import org.dreamlms.lib.access.PublicKeySet;

/** The public keys of our tokens, for whoever wants to check one. */
@Controller
@Anonymous
final class KeysController {

  /** A new key stands here for longer than this before the first token is signed with it. */
  private static final String AN_HOUR = "public, max-age=3600";

  private final PublicKeySet keys;

  KeysController(PublicKeySet keys) {
    this.keys = keys;
  }

  @Operation(
      operationId = "keys-read_public_keys",
      summary = "The public keys that tokens are checked with")
  @Get(uris = {"/.well-known/jwks.json", "/api/v1/.well-known/jwks.json"})
  HttpResponse<String> keys() {
    return HttpResponse.ok(keys.json()).header(HttpHeaders.CACHE_CONTROL, AN_HOUR);
  }
}
