package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The bytes that the client sent.
 *
 * <p>The gateway hands text over as a JSON string, which is UTF-8 by then; the proxy module encodes
 * it in the charset that the client declared, and thereby changes it.
 */
final class RequestBody {
  private RequestBody() {}

  static byte[] bytes(APIGatewayV2HTTPEvent event) {
    String body = event.getBody();
    if (body == null || body.isEmpty()) {
      return new byte[0];
    }
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether an event says Base64 but holds none. */
  static boolean broken(APIGatewayV2HTTPEvent event) {
    if (!event.getIsBase64Encoded() || event.getBody() == null) {
      return false;
    }
    try {
      Base64.getDecoder().decode(event.getBody());
      return false;
    } catch (IllegalArgumentException notBase64) {
      return true;
    }
  }
}
