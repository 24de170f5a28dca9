package org.dreamlms.infra.local.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;

/**
 * Makes events of payload version 2.0.
 *
 * <p>Source: API Gateway Developer Guide, "Working with AWS Lambda proxy integrations for HTTP
 * APIs"; Lambda Developer Guide, "Invoking Lambda function URLs". Fields that have no value are
 * left out, as they are on the wire.
 */
public final class HttpEvents {
  /** Where local functions live, wherever an event names an account. */
  private static final String ACCOUNT = "000000000000";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private HttpEvents() {}

  /**
   * The event of an HTTP API: its path is decoded.
   *
   * @param routeKey as {@code GET /books/{id}} or {@code $default}
   * @param pathParameters decoded
   */
  public static byte[] httpApi(
      HttpRequestFacts request, String routeKey, Map<String, String> pathParameters) {
    return event(
        request,
        PercentCode.decodePath(request.rawPath()),
        routeKey,
        pathParameters,
        new Api(ACCOUNT, "local", request.host()));
  }

  /** The event of a Function URL: its path stays encoded. */
  public static byte[] functionUrl(HttpRequestFacts request, String function) {
    String id = function.toLowerCase(Locale.ROOT);
    return event(
        request, request.rawPath(), "$default", Map.of(), new Api("anonymous", id, request.host()));
  }

  private record Api(String account, String id, String domain) {}

  private static byte[] event(
      HttpRequestFacts request,
      String path,
      String routeKey,
      Map<String, String> pathParameters,
      Api api) {
    ObjectNode event = JSON.objectNode();
    event.put("version", "2.0");
    event.put("routeKey", routeKey);
    event.put("rawPath", path);
    event.put("rawQueryString", request.rawQuery());
    ArrayNode cookies = cookies(request);
    if (!cookies.isEmpty()) {
      event.set("cookies", cookies);
    }
    event.set("headers", headers(request));
    if (!request.rawQuery().isEmpty()) {
      event.set("queryStringParameters", texts(PercentCode.query(request.rawQuery())));
    }
    event.set("requestContext", context(request, path, routeKey, api));
    if (!pathParameters.isEmpty()) {
      event.set("pathParameters", texts(pathParameters));
    }
    boolean text =
        Bodies.isText(
            request.header("content-type"), request.header("content-encoding"), request.body());
    if (request.body().length > 0) {
      event.put(
          "body",
          text
              ? new String(request.body(), StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(request.body()));
    }
    event.put("isBase64Encoded", request.body().length > 0 && !text);
    return Json.bytes(event);
  }

  private static ObjectNode context(
      HttpRequestFacts request, String path, String routeKey, Api api) {
    ObjectNode context = JSON.objectNode();
    context.put("accountId", api.account());
    context.put("apiId", api.id());
    context.put("domainName", api.domain());
    context.put("domainPrefix", api.domain().split("\\.", 2)[0]);
    ObjectNode http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", path);
    http.put("protocol", request.protocol());
    http.put("sourceIp", request.sourceIp());
    http.put("userAgent", request.header("user-agent"));
    context.put("requestId", request.requestId());
    context.put("routeKey", routeKey);
    context.put("stage", "$default");
    context.put("time", TIME.format(request.time()));
    context.put("timeEpoch", request.time().toEpochMilli());
    return context;
  }

  /** Cookies have a field of their own; a Cookie header never reaches the function. */
  private static ArrayNode cookies(HttpRequestFacts request) {
    ArrayNode cookies = JSON.arrayNode();
    for (Header header : request.headers()) {
      if (header.is("cookie")) {
        for (String cookie : header.value().split(";", -1)) {
          if (!cookie.isBlank()) {
            cookies.add(cookie.strip());
          }
        }
      }
    }
    return cookies;
  }

  private static ObjectNode headers(HttpRequestFacts request) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : request.headers()) {
      if (!header.is("cookie")) {
        headers.merge(
            header.name().toLowerCase(Locale.ROOT),
            header.value(),
            (first, second) -> first + "," + second);
      }
    }
    headers.put("x-amzn-trace-id", request.traceId());
    headers.merge("x-forwarded-for", request.sourceIp(), (before, last) -> before + ", " + last);
    headers.put("x-forwarded-port", Integer.toString(request.port()));
    headers.put("x-forwarded-proto", "http");
    return texts(headers);
  }

  private static ObjectNode texts(Map<String, String> values) {
    ObjectNode node = JSON.objectNode();
    new LinkedHashMap<>(values).forEach(node::put);
    return node;
  }
}
