package org.dreamlms.lib.dcsclient;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers with exchanges that were recorded with a real DCS. What was not recorded for an id, but
 * stands in a recorded list, is taken from there; anything else gets the recorded 404 of its kind.
 * Of binary bodies only the beginning was recorded: the rest is zeros.
 */
final class ReplayedDcs implements WireServer.Handler {

  private static final Pattern ROW = Pattern.compile("/(books|publishers)/(\\d+)");
  private static final Pattern FILTER = Pattern.compile("/books/\\?publisher_id=(\\d+)");
  private static final JsonReader JSON = new JsonReader(100);

  private final Map<String, Recorded> byRequest = new LinkedHashMap<>();

  private record Recorded(int status, Map<String, String> headers, Bytes body) {}

  ReplayedDcs() {
    try (var files = Files.list(Path.of("src/test/resources/recordings"))) {
      for (Path file : files.sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          add(JSON.readObject(in.readAllBytes()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(JsonNode exchange) throws IOException {
    JsonNode request = at(exchange, "request");
    JsonNode response = at(exchange, "response");
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : at(response, "headers").entries()) {
      if (!header.getKey().equals("content-length")) {
        headers.put(header.getKey(), header.getValue().getStringValue());
      }
    }
    String key =
        at(request, "method").getStringValue() + " " + at(request, "path").getStringValue();
    int status = at(response, "status").getIntValue();
    Bytes body = status == 204 ? Bytes.of(new byte[0]) : body(at(response, "body"));
    byRequest.putIfAbsent(key, new Recorded(status, headers, body));
  }

  private static Bytes body(JsonNode body) {
    if (body.isObject() && body.get("base64_head") != null) {
      byte[] head = Base64.getDecoder().decode(body.get("base64_head").getStringValue());
      return Bytes.owning(Arrays.copyOf(head, at(body, "bytes").getIntValue()));
    }
    return Bytes.of(
        JsonWriter.write(body).replace("<sig>", "5a1d").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void handle(WireServer.Received request, WireServer.Reply reply) throws IOException {
    if (request.isLogin()) {
      reply.json(200, "{\"access_token\":\"recorded\",\"token_type\":\"bearer\"}");
      return;
    }
    if (!"Bearer recorded".equals(request.headers().get("authorization"))) {
      reply.json(401, "{\"detail\":\"Invalid token\"}");
      return;
    }
    Recorded answer = answer(request);
    String tag = answer.headers().get("etag");
    if (tag != null && tag.equals(request.headers().get("if-none-match"))) {
      notModified(answer, tag, reply);
      return;
    }
    reply.send(answer.status(), answer.headers(), answer.body().toArray());
  }

  /**
   * As recorded: the headers of a 304, and a type for the body that is not there. What was not
   * recorded: DCS wants to send one all the same, and its server ends the connection for it (DCS
   * contract 1.6).
   */
  private static void notModified(Recorded found, String tag, WireServer.Reply reply)
      throws IOException {
    String kept = found.headers().getOrDefault("cache-control", "");
    reply.raw(
        "HTTP/1.1 304 Not Modified\r\netag: "
            + tag
            + "\r\ncache-control: "
            + kept
            + "\r\ncontent-type: application/json\r\n\r\n");
    reply.close();
  }

  private Recorded answer(WireServer.Received request) throws IOException {
    String target = request.target().replace("?skip=0&limit=1000", "").replace("&expires=3600", "");
    Recorded exact = byRequest.get(request.method() + " " + target);
    if (exact != null && !target.equals("/books/batch")) {
      return exact;
    }
    Matcher filter = FILTER.matcher(target);
    if (filter.matches()) {
      int publisher = Integer.parseInt(filter.group(1));
      return books(row -> at(row, "publisher_id").getIntValue() == publisher);
    }
    if (target.equals("/books/batch")) {
      List<Integer> ids = new ArrayList<>();
      at(JSON.readObject(request.body().getBytes(StandardCharsets.UTF_8)), "ids")
          .values()
          .forEach(id -> ids.add(id.getIntValue()));
      return books(row -> ids.contains(at(row, "id").getIntValue()));
    }
    Matcher row = ROW.matcher(target);
    if (row.matches()) {
      return row(row.group(1), Integer.parseInt(row.group(2)));
    }
    return missing(target);
  }

  private Recorded books(Predicate<JsonNode> filter) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    JSON.read(recorded("GET /books/").body().toArray()).values().forEach(rows::add);
    return ok(JsonNode.createArrayNode(rows.stream().filter(filter).toList()));
  }

  private Recorded row(String kind, int id) throws IOException {
    JsonNode list = JSON.read(recorded("GET /" + kind + "/").body().toArray());
    JsonNode rows = list.isArray() ? list : at(list, "items");
    for (JsonNode row : rows.values()) {
      if (at(row, "id").getIntValue() == id) {
        return ok(row);
      }
    }
    return recorded("GET /" + kind + "/999");
  }

  private Recorded missing(String target) throws IOException {
    if (target.contains("/object?")
        || target.contains("/presigned?")
        || target.endsWith("/cover")) {
      return recorded("GET /storage/books/Universal%20ELT/BRAINS1/object?path=images%2Fnone.png");
    }
    if (target.endsWith("/logo")) {
      return recorded("GET /publishers/999");
    }
    // Not recorded; DCS contract 1.6: 200 with no children for an unknown book.
    return ok(
        JSON.read(
            "{\"path\":\"x/\",\"type\":\"folder\",\"children\":[]}"
                .getBytes(StandardCharsets.UTF_8)));
  }

  private static JsonNode at(JsonNode object, String name) {
    return Optional.ofNullable(object.get(name)).orElseThrow();
  }

  private Recorded recorded(String key) {
    return Optional.ofNullable(byRequest.get(key)).orElseThrow();
  }

  private static Recorded ok(JsonNode body) {
    return new Recorded(
        200,
        Map.of("content-type", "application/json"),
        Bytes.of(JsonWriter.write(body).getBytes(StandardCharsets.UTF_8)));
  }
}
