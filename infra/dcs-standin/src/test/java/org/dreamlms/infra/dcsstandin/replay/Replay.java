package org.dreamlms.infra.dcsstandin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.infra.dcsstandin.HookListener;
import org.dreamlms.infra.dcsstandin.ManualWaits;
import org.dreamlms.infra.dcsstandin.ObjectStoreSettings;
import org.dreamlms.infra.dcsstandin.SteppingClock;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.testkit.S3Store;

/** A fresh, empty stand-in over an S3 store, and the recorded requests in their order. */
final class Replay implements AutoCloseable {
  static final String DCS = "http://127.0.0.1:58081";
  static final String HOOK = "http://127.0.0.1:58099";
  static final String STORE = "http://127.0.0.1:59000";

  /** Headers whose presence or absence a client can notice, besides the recorded ones. */
  private static final Set<String> MATTER =
      Set.of(
          "accept-ranges",
          "allow",
          "cache-control",
          "content-disposition",
          "content-length",
          "content-range",
          "content-type",
          "etag",
          "last-modified",
          "location",
          "transfer-encoding",
          "vary",
          "www-authenticate");

  /**
   * Left out where the object store itself answers (files 9xx): the recorded store was another
   * product, which stamps more and sends CORS headers without being asked.
   */
  private static final Set<String> OF_THE_STORE =
      Set.of(
          "accept-ranges",
          "access-control-allow-origin",
          "last-modified",
          "vary",
          "x-amz-content-sha256",
          "x-amzn-requestid");

  private final S3Store store;
  private final HookListener listener;
  private final DcsStandin standin;
  private final ManualWaits waits = new ManualWaits();
  private final Placeholders recorded;
  private final Placeholders replayed;
  private String token = "";
  private String apiKey = "";
  private String presigned = "";
  private String lastEtag = "";

  private Replay(S3Store store, HookListener listener, Path folder) {
    this.store = store;
    this.listener = listener;
    standin =
        DcsStandin.start(
            DcsStandinSettings.in(folder)
                .withObjects(
                    new ObjectStoreSettings.S3(
                        store.endpoint(), store.endpoint(), store.accessKey(), store.secretKey()))
                .withTime(new SteppingClock(), waits)
                .empty());
    recorded = new Placeholders(Map.of(DCS, "<dcs>", HOOK, "<hook>", STORE, "<store>"));
    replayed =
        new Placeholders(
            Map.of(
                standin.baseUrl().toString(),
                "<dcs>",
                listener.url().toString(),
                "<hook>",
                store.endpoint().toString(),
                "<store>"));
  }

  static Replay start(Path folder) throws IOException {
    S3Store.Cors everybody = S3Store.Cors.browsersOf(List.of("*"));
    S3Store store =
        S3Store.start(
            S3Store.Settings.throwAway().as("dream_minio", "dream-minio-secret").with(everybody));
    return new Replay(store, HookListener.start(), folder);
  }

  /** Sends the recorded request and fails when the answer is not the recorded one. */
  void play(Recording exchange) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = send(exchange.request(), exchange);
    learn(exchange.json().path("name").asText(), response);
    waits.runAll();

    JsonNode expected = exchange.response();
    assertThat(response.statusCode()).isEqualTo(expected.path("status").intValue());
    boolean ofStore = exchange.file().startsWith("9");
    assertThat(headers(response, expected, ofStore)).isEqualTo(headers(expected, ofStore));
    compareBody(response.body(), expected);
  }

  /** What the first subscriber got, in order, as the recorded webhooks stand. */
  List<String> deliveredBodies() {
    return listener.received().stream()
        .filter(message -> message.query().isEmpty())
        .map(message -> replayed.in(message.body()))
        .toList();
  }

  List<HookListener.Received> delivered() {
    return listener.received();
  }

  List<Duration> waited() {
    return waits.waited();
  }

  String recorded(String text) {
    return recorded.in(text);
  }

  private HttpResponse<byte[]> send(JsonNode request, Recording exchange)
      throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri(request.path("path").asText())).timeout(Duration.ofSeconds(20));
    request
        .path("headers")
        .properties()
        .forEach(
            header -> {
              String value = header.getValue().asText();
              if (header.getKey().equals("content-type") && value.startsWith("multipart/")) {
                builder.header("content-type", "multipart/form-data; boundary=" + Uploads.BOUNDARY);
              } else if (header.getKey().equals("if-none-match")) {
                // The tag this replay's file has: the last one seen.
                builder.header("if-none-match", lastEtag);
              } else if (!header.getKey().equals("content-length")) {
                builder.header(
                    header.getKey(), value.replace("<jwt>", token).replace("<api-key>", apiKey));
              }
            });
    builder.method(
        request.path("method").asText(), HttpRequest.BodyPublishers.ofByteArray(body(exchange)));
    // One connection each: the stand-in breaks some of them on purpose.
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private URI uri(String path) {
    if (path.startsWith(STORE)) {
      return URI.create(presigned);
    }
    return URI.create(standin.baseUrl() + path);
  }

  private byte[] body(Recording exchange) {
    JsonNode body = exchange.request().path("body");
    if (body.has("base64_head")) {
      return Uploads.bodyFor(exchange);
    }
    return Recording.bodyText(body)
        .replace(HOOK, listener.url().toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  private void learn(String name, HttpResponse<byte[]> response) throws IOException {
    response.headers().firstValue("etag").ifPresent(etag -> lastEtag = etag);
    switch (name) {
      case "auth-login" -> token = Json.read(response.body()).path("access_token").asText();
      case "apikey-create" -> apiKey = Json.read(response.body()).path("key").asText();
      case "object-presigned" -> presigned = Json.read(response.body()).path("url").asText();
      default -> {
        // Nothing a later request needs.
      }
    }
  }

  private Map<String, String> headers(JsonNode expected, boolean ofStore) {
    Map<String, String> headers = new TreeMap<>();
    expected
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), recorded.in(header.getValue().asText())));
    if (ofStore) {
      headers.keySet().removeAll(OF_THE_STORE);
    }
    return headers;
  }

  private Map<String, String> headers(
      HttpResponse<byte[]> response, JsonNode expected, boolean ofStore) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (MATTER.contains(name) || expected.path("headers").has(name)) {
                headers.put(name, replayed.in(String.join(", ", values)));
              }
            });
    if (ofStore) {
      headers.keySet().removeAll(OF_THE_STORE);
    }
    return headers;
  }

  private void compareBody(byte[] body, JsonNode expected) {
    JsonNode wanted = expected.path("body");
    if (!wanted.has("base64_head")) {
      String text = new String(body, StandardCharsets.UTF_8);
      boolean printed = !wanted.isTextual() && text.contains("\n");
      assertThat(replayed.in(printed ? compact(body) : text))
          .isEqualTo(recorded.in(Recording.bodyText(wanted)));
      return;
    }
    assertThat(body).hasSize(wanted.path("bytes").intValue());
    byte[] head = Base64.getDecoder().decode(wanted.path("base64_head").asText());
    assertThat(body).startsWith(head);
  }

  /** A file that was stored indented; its length was compared with the headers. */
  private static String compact(byte[] body) {
    try {
      return Json.text(Json.read(body));
    } catch (IOException e) {
      throw new AssertionError("the body is no JSON", e);
    }
  }

  @Override
  public void close() {
    standin.close();
    listener.close();
    store.close();
  }
}
