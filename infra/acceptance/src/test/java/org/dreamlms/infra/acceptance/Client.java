package org.dreamlms.infra.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A front end without a face: speaks HTTP to the gateway, follows no redirect, and holds every
 * answer against the API's document.
 */
final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** Longer than the gateway waits for a function. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A busy machine can be too slow for the first login: it is shut while nobody can count. */
  private static final int LOGINS = 10;

  private final URI api;
  private final @Nullable String token;
  private final boolean documented;

  Client(URI api) {
    this(api, null, true);
  }

  private Client(URI api, @Nullable String token, boolean documented) {
    this.api = api;
    this.token = token;
    this.documented = documented;
  }

  /** Speaks to a server whose answers our document does not describe. */
  static Client ofAnother(URI server) {
    return new Client(server, null, false);
  }

  /** The same front end, for who asks too often to hold each answer against the document. */
  Client unchecked() {
    return new Client(api, token, false);
  }

  /** The same front end after somebody logged in. */
  Client as(String username, String password) {
    return with(token(username, password));
  }

  /** The token of somebody who logs in, and who tries again when told to come later. */
  String token(String username, String password) {
    Reply reply = login(username, password);
    for (int tried = 1; reply.status() == 503 && tried < LOGINS; tried++) {
      reply = login(username, password);
    }
    if (reply.status() != 200) {
      throw new AssertionError("Login of " + username + ": " + reply.status() + " " + reply.text());
    }
    return reply.json().get("access_token").textValue();
  }

  Client with(String bearer) {
    return new Client(api, bearer, documented);
  }

  Reply login(String username, String password) {
    return checked(
        request("/api/v1/login/access-token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=password&username="
                        + encode(username)
                        + "&password="
                        + encode(password))));
  }

  Reply get(String path, String... headers) {
    HttpRequest.Builder request = request(path).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return checked(request);
  }

  /**
   * @param body JSON
   */
  Reply post(String path, String body) {
    return checked(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /**
   * @param body JSON
   */
  Reply put(String path, String body) {
    return checked(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  Reply call(String method, String path, String... headers) {
    HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return checked(request);
  }

  /** As a browser loads a picture: no token. */
  static Reply fetch(URI address) {
    return send(HttpRequest.newBuilder(address).timeout(PATIENCE).GET());
  }

  /** As a browser uploads a file. */
  static Reply upload(URI address, byte[] bytes) {
    return send(
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private Reply checked(HttpRequest.Builder request) {
    Reply reply = send(request);
    if (!documented) {
      return reply;
    }
    HttpRequest sent = reply.response().request();
    AnswerCheck.ofTheCode().check(sent.method(), sent.uri(), reply.response());
    return reply;
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  record Reply(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    byte[] bytes() {
      return response.body();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** Empty when absent. */
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError("No JSON: " + text(), e);
      }
    }

    /** The problem's sentence; fails when the answer is no problem document. */
    String problem() {
      if (!header("content-type").startsWith("application/problem+json")) {
        throw new AssertionError("No problem document: " + status() + " " + text());
      }
      return json().get("detail").textValue();
    }
  }
}
