package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPResponseServletResponse;
import io.micronaut.http.HttpStatus;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A response in payload format 2.0. The proxy module leaves all but the first {@code Set-Cookie} in
 * {@code multiValueHeaders}, which this format does not read; here cookies go to {@code cookies},
 * and other headers with several values are joined as RFC 9110 section 5.3 allows.
 */
final class EventResponse<B> extends APIGatewayV2HTTPResponseServletResponse<B> {
  private static final String SET_COOKIE = "set-cookie";

  private boolean raw;

  EventResponse(ConversionService conversion, BinaryTypeConfiguration binaryTypes) {
    super(conversion, binaryTypes);
  }

  /** Whatever its type says, the body leaves in Base64. */
  void isRaw() {
    raw = true;
  }

  boolean isEmpty() {
    return body.size() == 0;
  }

  /** The body as it will be sent; a copy. */
  byte[] bytes() {
    return body.toByteArray();
  }

  /** For HEAD: the headers tell of the body that a GET would get. */
  void dropBody() {
    body.reset();
  }

  /**
   * The answer to who has these bytes already. What describes the content goes; what RFC 9110
   * section 15.4.5 wants stays: Cache-Control, Content-Location, ETag, Expires, Vary.
   */
  void becomeNotModified() {
    body.reset();
    status(HttpStatus.NOT_MODIFIED);
    for (String name : List.copyOf(headers.names())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-") && !lower.equals("content-location")
          || lower.equals("last-modified")) {
        headers.remove(name);
      }
    }
  }

  @Override
  public APIGatewayV2HTTPResponse getNativeResponse() {
    Map<String, String> single = new HashMap<>(Headers.SECURITY);
    List<String> cookies = List.of();
    for (String name : headers.names()) {
      List<String> values = headers.getAll(name);
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.equals(SET_COOKIE)) {
        cookies = List.copyOf(values);
      } else {
        single.put(lower, String.join(", ", values));
      }
    }
    var response =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(status)
            .withHeaders(single)
            .withCookies(cookies);
    if (body.size() == 0) {
      return response.build();
    }
    if (raw || binaryTypeConfiguration.isMediaTypeBinary(headers.getContentType().orElse(null))) {
      return response
          .withIsBase64Encoded(true)
          .withBody(Base64.getEncoder().encodeToString(body.toByteArray()))
          .build();
    }
    return response.withBody(body.toString(getCharacterEncoding())).build();
  }
}
