package org.dreamlms.lib.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Speaks as much of Secrets Manager's protocol as {@code GetSecretValue} needs: JSON 1.1 over POST,
 * the operation in {@code x-amz-target} (AWS Secrets Manager API reference). While it is open, the
 * SDK's clients of this JVM go to it, by the SDK's own settings.
 */
public final class SecretsManagerOnLoopback implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, String> SDK =
      Map.of(
          "aws.region", "eu-central-1",
          "aws.accessKeyId", "local",
          "aws.secretAccessKey", "local-key");
  private static final String ENDPOINT = "aws.endpointUrlSecretsManager";

  /** How it answers. */
  public enum Mood {
    WELL,
    DOWN,
    FORBIDDEN,
    SILENT,
    /** To the next one alone. */
    SILENT_ONCE
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> before = new HashMap<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Mood mood = Mood.WELL;

  private SecretsManagerOnLoopback() throws IOException {
    byte[] loopback = {127, 0, 0, 1};
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(loopback), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    SDK.forEach(this::set);
    set(ENDPOINT, "http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The caller closes it. */
  public static SecretsManagerOnLoopback start() {
    try {
      return new SecretsManagerOnLoopback();
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** As {@code PutSecretValue}: what was current is the previous version. */
  public void put(String secret, String text) {
    String current = texts.put(secret + " AWSCURRENT", text);
    if (current != null) {
      texts.put(secret + " AWSPREVIOUS", current);
    }
  }

  /** A version by its id. */
  public void put(String secret, String version, String text) {
    texts.put(secret + " " + version, text);
  }

  public void remove(String secret) {
    texts.keySet().removeIf(key -> key.startsWith(secret + " "));
  }

  public void is(Mood now) {
    mood = now;
  }

  /** The secrets that were asked for, with label or version, oldest first. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      SecretText request =
          new SecretText(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      asked.add(name(request));
      switch (mood) {
        case WELL -> value(exchange, request);
        case DOWN -> send(exchange, 500, Map.of("__type", "InternalServiceError"));
        case FORBIDDEN -> send(exchange, 400, Map.of("__type", "AccessDeniedException"));
        case SILENT -> await();
        case SILENT_ONCE -> {
          mood = Mood.WELL;
          await();
        }
      }
    }
  }

  private void value(HttpExchange exchange, SecretText request) throws IOException {
    String text = texts.get(name(request));
    boolean known =
        "secretsmanager.GetSecretValue"
                .equals(exchange.getRequestHeaders().getFirst("x-amz-target"))
            && String.valueOf(exchange.getRequestHeaders().getFirst("authorization"))
                .contains("/eu-central-1/secretsmanager/aws4_request");
    if (!known) {
      send(exchange, 400, Map.of("__type", "InvalidRequestException"));
    } else if (text == null) {
      send(exchange, 400, Map.of("__type", "ResourceNotFoundException"));
    } else if (text.isEmpty()) {
      send(exchange, 200, Map.of("Name", "bytes", "SecretBinary", "AAAA"));
    } else {
      send(exchange, 200, Map.of("Name", "a-secret", "SecretString", text));
    }
  }

  private static String name(SecretText request) {
    return request.at("SecretId").orElseThrow()
        + " "
        + request.at("VersionId").or(() -> request.at("VersionStage")).orElse("AWSCURRENT");
  }

  private static void send(HttpExchange exchange, int status, Map<String, String> members)
      throws IOException {
    StringWriter body = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      for (Map.Entry<String, String> member : members.entrySet()) {
        json.writeStringField(member.getKey(), member.getValue());
      }
      json.writeEndObject();
    }
    byte[] bytes = body.toString().getBytes(UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void set(String name, String value) {
    before.put(name, System.getProperty(name, ""));
    System.setProperty(name, value);
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
