package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls the real handler with events as API Gateway's HTTP API makes them (payload format 2.0):
 * path decoded, query raw, cookies apart, header names in lower case, bodies that are no text in
 * Base64.
 *
 * <pre>{@code
 * LambdaDriver lambda = new LambdaDriver(context); // the context of @MicronautTest
 * lambda.get("/api/v1/books?limit=2").bearer(token).send().json();
 * }</pre>
 */
public final class LambdaDriver {
  /** As the template sets it. */
  static final Duration TIMEOUT = Duration.ofSeconds(28);

  private final HttpFunction function;

  public LambdaDriver(ApplicationContext context) {
    this.function = new HttpFunction(context);
  }

  public Call get(String pathAndQuery) {
    return call("GET", pathAndQuery);
  }

  public Call post(String pathAndQuery) {
    return call("POST", pathAndQuery);
  }

  /**
   * @param pathAndQuery as a client writes it, escaped
   */
  public Call call(String method, String pathAndQuery) {
    return new Call(method, pathAndQuery);
  }

  /** Sends an event that the test has made itself. */
  public Reply send(APIGatewayV2HTTPEvent event) {
    return Reply.of(function.answer(event, new TestContext(TIMEOUT)));
  }

  /** One request, before it is sent. */
  public final class Call {
    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private List<String> cookies = List.of();
    private byte @Nullable [] body;
    private Supplier<Duration> remaining = () -> TIMEOUT;
    private String source = "198.51.100.7";

    private Call(String method, String pathAndQuery) {
      int mark = pathAndQuery.indexOf('?');
      this.method = method;
      this.path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
      this.query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
      headers.put("host", "localhost");
    }

    public Call header(String name, String value) {
      headers.merge(name.toLowerCase(Locale.ROOT), value, (a, b) -> a + "," + b);
      return this;
    }

    public Call bearer(String token) {
      return header("authorization", "Bearer " + token);
    }

    public Call cookies(String... nameValues) {
      cookies = List.of(nameValues);
      return this;
    }

    public Call form(Map<String, String> fields) {
      String text =
          fields.entrySet().stream()
              .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
              .collect(Collectors.joining("&"));
      return header("content-type", "application/x-www-form-urlencoded")
          .body(text.getBytes(StandardCharsets.UTF_8));
    }

    public Call json(String json) {
      return header("content-type", "application/json").body(json.getBytes(StandardCharsets.UTF_8));
    }

    public Call body(byte[] bytes) {
      body = bytes.clone();
      return this;
    }

    /** The address of the client as the gateway sees it. */
    public Call from(String address) {
      source = address;
      return this;
    }

    /** How long the invocation may take. */
    public Call within(Duration time) {
      return within(() -> time);
    }

    /** How much of that is left, each time that somebody asks. */
    public Call within(Supplier<Duration> left) {
      remaining = left;
      return this;
    }

    public Reply send() {
      return Reply.of(function.answer(event(), new TestContext(remaining)));
    }

    APIGatewayV2HTTPEvent event() {
      var event = new APIGatewayV2HTTPEvent();
      String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      event.setVersion("2.0");
      event.setRouteKey("$default");
      event.setRawPath(decoded);
      event.setRawQueryString(query);
      event.setHeaders(new HashMap<>(headers));
      event.setCookies(cookies.isEmpty() ? null : new ArrayList<>(cookies));
      if (!query.isEmpty()) {
        Map<String, String> joined = new HashMap<>();
        QueryText.parse(query)
            .forEach((name, values) -> joined.put(name.toString(), String.join(",", values)));
        event.setQueryStringParameters(joined);
      }
      event.setRequestContext(
          APIGatewayV2HTTPEvent.RequestContext.builder()
              .withRequestId("request-1")
              .withStage("$default")
              .withDomainName("api.execute-api.eu-central-1.amazonaws.com")
              .withHttp(
                  APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                      .withMethod(method)
                      .withPath(decoded)
                      .withProtocol("HTTP/1.1")
                      .withSourceIp(source)
                      .build())
              .build());
      if (body != null) {
        boolean text = isText(headers.getOrDefault("content-type", ""));
        event.setIsBase64Encoded(!text);
        event.setBody(
            text
                ? new String(body, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(body));
      }
      return event;
    }

    private static boolean isText(String contentType) {
      return contentType.startsWith("text/")
          || contentType.startsWith("application/json")
          || contentType.startsWith("application/xml")
          || contentType.startsWith("application/javascript");
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * What the client would get.
   *
   * @param headers names in lower case
   */
  public record Reply(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
    private static Reply of(APIGatewayV2HTTPResponse response) {
      String text = response.getBody() == null ? "" : response.getBody();
      return new Reply(
          response.getStatusCode(),
          Map.copyOf(response.getHeaders()),
          response.getCookies() == null ? List.of() : List.copyOf(response.getCookies()),
          response.getIsBase64Encoded()
              ? Base64.getDecoder().decode(text)
              : text.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** All headers but the date, which two like answers may have from two seconds. */
    public Map<String, String> lastingHeaders() {
      Map<String, String> lasting = new HashMap<>(headers);
      lasting.remove("date");
      return lasting;
    }

    /** Empty when the header is absent. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }
}
