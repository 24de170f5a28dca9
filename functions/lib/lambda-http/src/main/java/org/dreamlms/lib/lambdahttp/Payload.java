package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Payload format 2.0 in JSON, both ways, token by token. The runtime client would do it by
 * reflection over all fields of the event classes, which took an eighth of a warm request
 * (infra/bench/README.md).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">
 *     the format</a>
 */
final class Payload {
  private static final JsonFactory JSON = new JsonFactory();

  private Payload() {}

  /**
   * Reads an event. Left out is what no function of ours looks at: the gateway's authorizers and
   * client certificates.
   *
   * @throws IOException when it is not one JSON object
   */
  static APIGatewayV2HTTPEvent read(InputStream in) throws IOException {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    try (JsonParser json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(json, "An event is a JSON object.");
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        switch (name) {
          case "version" -> event.setVersion(text(json));
          case "routeKey" -> event.setRouteKey(text(json));
          case "rawPath" -> event.setRawPath(text(json));
          case "rawQueryString" -> event.setRawQueryString(text(json));
          case "cookies" -> event.setCookies(list(json));
          case "headers" -> event.setHeaders(map(json));
          case "queryStringParameters" -> event.setQueryStringParameters(map(json));
          case "pathParameters" -> event.setPathParameters(map(json));
          case "stageVariables" -> event.setStageVariables(map(json));
          case "body" -> event.setBody(text(json));
          case "isBase64Encoded" -> event.setIsBase64Encoded(json.getValueAsBoolean());
          case "requestContext" -> event.setRequestContext(context(json));
          default -> json.skipChildren();
        }
      }
    }
    return event;
  }

  /** Writes a response; the stream stays open. */
  static void write(APIGatewayV2HTTPResponse response, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeNumberField("statusCode", response.getStatusCode());
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : response.getHeaders().entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      if (!response.getCookies().isEmpty()) {
        json.writeArrayFieldStart("cookies");
        for (String cookie : response.getCookies()) {
          json.writeString(cookie);
        }
        json.writeEndArray();
      }
      if (response.getBody() != null) {
        json.writeStringField("body", response.getBody());
      }
      json.writeBooleanField("isBase64Encoded", response.getIsBase64Encoded());
      json.writeEndObject();
    }
  }

  private static APIGatewayV2HTTPEvent.@Nullable RequestContext context(JsonParser json)
      throws IOException {
    if (!opens(json, JsonToken.START_OBJECT)) {
      return null;
    }
    APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "accountId" -> context.setAccountId(text(json));
        case "apiId" -> context.setApiId(text(json));
        case "domainName" -> context.setDomainName(text(json));
        case "domainPrefix" -> context.setDomainPrefix(text(json));
        case "http" -> context.setHttp(http(json));
        case "requestId" -> context.setRequestId(text(json));
        case "routeKey" -> context.setRouteKey(text(json));
        case "stage" -> context.setStage(text(json));
        case "time" -> context.setTime(text(json));
        case "timeEpoch" -> context.setTimeEpoch(json.getValueAsLong());
        default -> json.skipChildren();
      }
    }
    return context;
  }

  private static APIGatewayV2HTTPEvent.RequestContext.@Nullable Http http(JsonParser json)
      throws IOException {
    if (!opens(json, JsonToken.START_OBJECT)) {
      return null;
    }
    APIGatewayV2HTTPEvent.RequestContext.Http http =
        new APIGatewayV2HTTPEvent.RequestContext.Http();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      switch (name) {
        case "method" -> http.setMethod(text(json));
        case "path" -> http.setPath(text(json));
        case "protocol" -> http.setProtocol(text(json));
        case "sourceIp" -> http.setSourceIp(text(json));
        case "userAgent" -> http.setUserAgent(text(json));
        default -> json.skipChildren();
      }
    }
    return http;
  }

  private static @Nullable Map<String, String> map(JsonParser json) throws IOException {
    if (!opens(json, JsonToken.START_OBJECT)) {
      return null;
    }
    Map<String, String> map = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      String value = text(json);
      if (value != null) {
        map.put(name, value);
      }
    }
    return map;
  }

  private static @Nullable List<String> list(JsonParser json) throws IOException {
    if (!opens(json, JsonToken.START_ARRAY)) {
      return null;
    }
    List<String> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String value = text(json);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  /** Whether the value is of that kind; one of another kind is passed over, as null is. */
  private static boolean opens(JsonParser json, JsonToken kind) throws IOException {
    if (json.currentToken() == kind) {
      return true;
    }
    json.skipChildren();
    return false;
  }

  private static @Nullable String text(JsonParser json) throws IOException {
    json.skipChildren();
    return json.getValueAsString();
  }
}
