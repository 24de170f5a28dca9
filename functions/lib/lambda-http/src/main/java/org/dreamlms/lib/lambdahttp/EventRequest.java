package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.aws.proxy.ApiGatewayServletRequest;
import io.micronaut.http.CaseInsensitiveMutableHttpHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpParameters;
import io.micronaut.http.cookie.Cookies;
import io.micronaut.http.simple.SimpleHttpParameters;
import io.micronaut.servlet.http.BodyBuilder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event as a request of Micronaut. Where the proxy module reads an event wrongly, the mended
 * reading is here; the class comment of each helper says what was wrong.
 */
final class EventRequest<B>
    extends ApiGatewayServletRequest<B, APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(EventRequest.class);

  private final EventResponse<Object> response;
  private final MutableHttpHeaders headers;
  private final MutableHttpParameters parameters;
  private final Cookies cookies;

  EventRequest(
      APIGatewayV2HTTPEvent event,
      EventResponse<Object> response,
      ConversionService conversion,
      BodyBuilder bodies) {
    super(conversion, event, EventUri.of(event), parseMethod(() -> method(event)), LOG, bodies);
    this.response = response;
    Map<String, List<String>> values = new HashMap<>();
    if (event.getHeaders() != null) {
      event.getHeaders().forEach((name, value) -> values.put(name, List.of(value)));
    }
    if (isForHeadersOnly()) {
      // RFC 9110 section 14.2: ranges are for GET alone.
      values.keySet().removeIf(name -> name.equalsIgnoreCase("range"));
    }
    // As good as none (RFC 9110 section 12.5.1), but of two routes for an address the router would
    // prefer the one that is annotated with these words to the one that fits better.
    values
        .entrySet()
        .removeIf(
            header ->
                header.getKey().equalsIgnoreCase(HttpHeaders.ACCEPT)
                    && header.getValue().getFirst().strip().equals(MediaType.ALL));
    if (event.getCookies() != null && !event.getCookies().isEmpty()) {
      // The gateway takes cookies out of the headers; the proxy module reads them only there.
      values.put("cookie", List.of(String.join("; ", event.getCookies())));
    }
    this.headers = new CaseInsensitiveMutableHttpHeaders(values, conversion);
    this.cookies = new EventCookies(values.get("cookie"), conversion);
    this.parameters = new SimpleHttpParameters(QueryText.parse(parametersText(event)), conversion);
  }

  /** A form's fields stand in the body, as its content type says; everything else in the query. */
  private String parametersText(APIGatewayV2HTTPEvent event) {
    String query = event.getRawQueryString() == null ? "" : event.getRawQueryString();
    if (!isForm()) {
      return query;
    }
    String form = new String(getBodyBytes(), StandardCharsets.UTF_8);
    return query.isEmpty() ? form : form + "&" + query;
  }

  private boolean isForm() {
    return headers
        .contentType()
        .filter(type -> type.getName().equals(MediaType.APPLICATION_FORM_URLENCODED))
        .isPresent();
  }

  /** The body as it was sent: text of an event is UTF-8 whatever charset the client declared. */
  @Override
  public byte[] getBodyBytes() {
    return RequestBody.bytes(requestEvent);
  }

  @Override
  public MutableHttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public MutableHttpParameters getParameters() {
    return parameters;
  }

  @Override
  public Cookies getCookies() {
    return cookies;
  }

  /**
   * None of the reader's: a number in a query means the same in every language. The framework asks
   * for each argument of a route and would parse Accept-Language each time.
   */
  @Override
  public Optional<Locale> getLocale() {
    return Optional.of(Locale.ROOT);
  }

  @Override
  public String getMethodName() {
    return method(requestEvent);
  }

  /** Whether the client asks for something to be shown, and for nothing to be done. */
  boolean isReading() {
    return getMethodName().equals("GET");
  }

  /** Whether the client wants the answer without its body. */
  boolean isForHeadersOnly() {
    return "HEAD".equals(requestEvent.getRequestContext().getHttp().getMethod());
  }

  /**
   * HEAD goes through as GET and loses its body at the door: the framework would answer it without
   * the content's type, length and tag.
   */
  private static String method(APIGatewayV2HTTPEvent event) {
    String method = event.getRequestContext().getHttp().getMethod();
    return "HEAD".equals(method) ? "GET" : method;
  }

  /** The client as the gateway saw it; the port is not told, so it is 0. */
  @Override
  public InetSocketAddress getRemoteAddress() {
    String source = requestEvent.getRequestContext().getHttp().getSourceIp();
    return InetSocketAddress.createUnresolved(source == null ? "unknown" : source, 0);
  }

  @Override
  public EventResponse<Object> getResponse() {
    return response;
  }
}
