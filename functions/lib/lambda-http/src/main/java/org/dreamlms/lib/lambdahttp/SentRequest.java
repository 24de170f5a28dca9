package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A request as its event carries it, nothing decoded.
 *
 * @param headers by name, in any case
 * @param body text, or Base64
 */
public record SentRequest(Map<String, String> headers, String body, boolean base64) {
  /** Of Base64: so many characters stand for so many bytes. */
  private static final int CHARACTERS = 4;

  private static final int BYTES = 3;

  static SentRequest of(APIGatewayV2HTTPEvent event) {
    return new SentRequest(
        event.getHeaders() == null ? Map.of() : event.getHeaders(),
        event.getBody() == null ? "" : event.getBody(),
        event.getIsBase64Encoded());
  }

  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether the body is longer than so many bytes. Costs no copy of it. */
  public boolean isLongerThan(int bytes) {
    if (!base64) {
      return body.length() > bytes || body.codePoints().mapToLong(SentRequest::utf8).sum() > bytes;
    }
    int padding = body.endsWith("==") ? 2 : body.endsWith("=") ? 1 : 0;
    return (long) body.length() / CHARACTERS * BYTES - padding > bytes;
  }

  /** The body as the client sent it; empty when it says Base64 but holds none. */
  public Optional<byte[]> bytes() {
    try {
      return Optional.of(
          base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Neither what is signed nor what signs it. */
  @Override
  public String toString() {
    return "SentRequest[" + body.length() + " characters]";
  }

  private static long utf8(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
