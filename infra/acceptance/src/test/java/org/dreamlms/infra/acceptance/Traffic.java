package org.dreamlms.infra.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What went over the wire, told by the browser's network log: also what no script may see, as
 * preflights, redirects and the headers that the browser adds or takes away.
 */
final class Traffic {
  /**
   * One request and its answer; each preflight and each redirect makes one more.
   *
   * @param sent names in lower case
   * @param status 0 when no answer was seen
   * @param received names in lower case
   */
  record Exchange(
      String method,
      String address,
      Map<String, String> sent,
      int status,
      Map<String, String> received) {}

  /** By request id, which a redirect keeps. */
  private final Map<String, Hops> hops = new LinkedHashMap<>();

  /**
   * @param message one line of the log that ChromeDriver calls "performance"
   */
  void add(String message) {
    JsonNode event = Browser.json(message).path("message");
    JsonNode params = event.path("params");
    String id = params.path("requestId").asText();
    switch (event.path("method").asText()) {
      case "Network.requestWillBeSent" -> of(id).asked.add(params);
      case "Network.requestWillBeSentExtraInfo" -> of(id).sent.add(params);
      case "Network.responseReceivedExtraInfo" -> of(id).received.add(params);
      default -> {
        // What scripts and the page itself do.
      }
    }
  }

  /** All until now, in the order in which they began. */
  List<Exchange> exchanges() {
    return hops.values().stream().flatMap(chain -> chain.exchanges().stream()).toList();
  }

  private Hops of(String id) {
    return hops.computeIfAbsent(id, ignored -> new Hops());
  }

  /** The n-th of each kind belong together; they do not arrive in order among each other. */
  private static final class Hops {
    private final List<JsonNode> asked = new ArrayList<>();
    private final List<JsonNode> sent = new ArrayList<>();
    private final List<JsonNode> received = new ArrayList<>();

    List<Exchange> exchanges() {
      List<Exchange> all = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        JsonNode question = asked.get(i);
        JsonNode answer = i < received.size() ? received.get(i) : MissingNode.getInstance();
        all.add(
            new Exchange(
                question.path("request").path("method").asText(),
                question.path("request").path("url").asText(),
                headers(i < sent.size() ? sent.get(i) : MissingNode.getInstance()),
                answer.path("statusCode").asInt(),
                headers(answer)));
      }
      return all;
    }

    private static Map<String, String> headers(JsonNode params) {
      Map<String, String> headers = new TreeMap<>();
      params
          .path("headers")
          .properties()
          .forEach(
              header ->
                  headers.put(
                      header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
      return headers;
    }
  }
}
