package org.dreamlms.functions.dcswebhook;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.dreamlms.functions.dcswebhook.Reception.NotNow;
import org.dreamlms.functions.dcswebhook.Reception.Received;
import org.dreamlms.functions.dcswebhook.Reception.Unreadable;
import org.dreamlms.lib.lambdahttp.RawBody;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/**
 * Where DCS sends its events. Takes any content type and answers in JSON whatever is accepted: what
 * counts is the signature, which {@link SignedOnly} has seen before.
 */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class DeliveryController {
  static final String SEND_AGAIN = "The event was not taken in. Please send it again.";

  private final ReceiveDelivery receive;

  DeliveryController(ReceiveDelivery receive) {
    this.receive = receive;
  }

  /**
   * Takes in an event of DCS. The body is compact JSON of at most 64 KB, signed in the header
   * X-Webhook-Signature; nothing of an unsigned body is read. An event that is none of ours is
   * taken in too, without any effect. Sent again, an event has the same id and no second effect.
   */
  @Operation(operationId = "webhooks-dream_storage_webhook", summary = "Take in an event of DCS")
  @Post("/api/v1/webhooks/dream-storage")
  HttpResponse<Receipt> receive(@Parameter(hidden = true) RawBody body, HttpRequest<?> request) {
    String encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
    boolean compressed =
        encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    return switch (receive.receive(body.bytes(), compressed)) {
      case Received(var id) ->
          HttpResponse.ok(new Receipt("received", id.uuid()))
              .contentType(MediaType.APPLICATION_JSON_TYPE);
      case Unreadable() ->
          throw new ProblemException(ProblemType.BAD_REQUEST, "This is no event of DCS.");
      case NotNow() -> throw new ProblemException(ProblemType.EVENTS_UNAVAILABLE, SEND_AGAIN);
    };
  }

  /** The same at the root, for the function's own URL. */
  @Hidden
  @Post("/")
  HttpResponse<Receipt> receiveAtRoot(
      @Parameter(hidden = true) RawBody body, HttpRequest<?> request) {
    return receive(body, request);
  }
}
