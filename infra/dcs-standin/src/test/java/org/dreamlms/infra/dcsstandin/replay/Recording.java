package org.dreamlms.infra.dcsstandin.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dreamlms.infra.dcsstandin.http.Json;

/** One recorded file: an exchange ({@code name, request, response}) or a webhook. */
record Recording(String file, JsonNode json) {
  static List<Recording> exchanges() {
    return all("exchanges");
  }

  static List<Recording> webhooks() {
    return all("webhooks");
  }

  static Recording exchange(String file) {
    return exchanges().stream()
        .filter(one -> one.file().equals(file))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no recording " + file));
  }

  JsonNode request() {
    return json.path("request");
  }

  JsonNode response() {
    return json.path("response");
  }

  /** The body's text as recorded; JSON compact, as it went over the wire. */
  static String bodyText(JsonNode body) {
    if (body.isNull() || body.isMissingNode()) {
      return "";
    }
    return body.isTextual() ? body.textValue() : Json.text(body);
  }

  private static List<Recording> all(String folder) {
    try {
      URI uri = Objects.requireNonNull(Recording.class.getResource(folder)).toURI();
      try (Stream<Path> files = Files.list(Path.of(uri))) {
        return files.sorted().map(Recording::load).toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("recordings cannot be read", e);
    }
  }

  private static Recording load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String name = String.valueOf(file.getFileName()).replace(".json", "");
      return new Recording(name, Json.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
