package org.dreamlms.lib.bookcatalog.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.dreamlms.lib.bookcatalog.BookConfig;

/** Configs to read: recorded ones, hand-written ones, and text. */
final class Configs {
  private Configs() {}

  static BookConfig resource(String name) {
    try (InputStream file = Objects.requireNonNull(Configs.class.getResourceAsStream(name), name)) {
      return of(new String(file.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BookConfig of(String json) {
    return new BookConfig(tree(json), null);
  }

  static JsonNode tree(String json) {
    try {
      return Objects.requireNonNull(ObjectMapper.getDefault().readValue(json, JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String json(JsonNode tree) {
    try {
      return ObjectMapper.getDefault().writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
