package org.dreamlms.lib.bookcatalog;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A book's {@code config.json}.
 *
 * @param tree the JSON object, never changed by anybody
 * @param etag DCS's validator of the file, without quotes; absent when DCS sent none
 */
@Serdeable
public record BookConfig(JsonNode tree, @Nullable String etag) {

  public BookConfig {
    if (!tree.isObject()) {
      throw new IllegalArgumentException("config.json is a JSON object");
    }
  }
}
