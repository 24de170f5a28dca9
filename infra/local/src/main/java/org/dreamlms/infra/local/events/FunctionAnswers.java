package org.dreamlms.infra.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;

/**
 * Reads what a function answered to a payload 2.0 event.
 *
 * <p>Source: API Gateway Developer Guide, "Lambda function response for format 2.0": an answer
 * without {@code statusCode} is the body of a 200 in JSON.
 */
public final class FunctionAnswers {
  /** What an HTTP API sends when an answer with statusCode names no content type. */
  private static final String DEFAULT_TYPE = "text/plain;charset=UTF-8";

  private FunctionAnswers() {}

  /** Empty when the answer is malformed: no JSON, no usable status, no text as body. */
  public static Optional<GatewayAnswer> read(byte[] payload) {
    return Json.read(payload)
        .flatMap(answer -> answer.has("statusCode") ? full(answer) : bare(answer));
  }

  private static Optional<GatewayAnswer> bare(JsonNode answer) {
    byte[] body =
        answer.isTextual()
            ? answer.textValue().getBytes(StandardCharsets.UTF_8)
            : Json.bytes(answer);
    return Optional.of(
        new GatewayAnswer(
            200, List.of(new Header("content-type", "application/json")), List.of(), body));
  }

  private static Optional<GatewayAnswer> full(JsonNode answer) {
    JsonNode status = answer.get("statusCode");
    JsonNode body = answer.path("body");
    JsonNode headers = answer.path("headers");
    JsonNode cookies = answer.path("cookies");
    if (!status.isIntegralNumber() && !status.asText().matches("[1-5]\\d\\d")
        || status.asInt() < 100
        || status.asInt() > 599
        || !absentOr(body, body.isTextual())
        || !absentOr(headers, headers.isObject())
        || !absentOr(cookies, cookies.isArray())) {
      return Optional.empty();
    }
    return body(body, answer.path("isBase64Encoded").asBoolean(false))
        .map(bytes -> new GatewayAnswer(status.asInt(), headers(headers), cookies(cookies), bytes));
  }

  private static boolean absentOr(JsonNode node, boolean right) {
    return node.isMissingNode() || node.isNull() || right;
  }

  private static Optional<byte[]> body(JsonNode body, boolean base64) {
    String text = body.isTextual() ? body.textValue() : "";
    if (!base64) {
      return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Header> headers(JsonNode headers) {
    List<Header> list = new ArrayList<>();
    boolean typed = false;
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      list.add(new Header(header.getKey(), header.getValue().asText()));
      typed |= header.getKey().equalsIgnoreCase("content-type");
    }
    if (!typed) {
      list.add(new Header("content-type", DEFAULT_TYPE));
    }
    return list;
  }

  private static List<String> cookies(JsonNode cookies) {
    List<String> list = new ArrayList<>();
    cookies.forEach(cookie -> list.add(cookie.asText()));
    return list;
  }
}
