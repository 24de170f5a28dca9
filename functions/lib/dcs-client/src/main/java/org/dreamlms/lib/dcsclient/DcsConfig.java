package org.dreamlms.lib.dcsclient;

import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The {@code config.json} of a book, read.
 *
 * @param tree one JSON object; its collections refuse to be changed, numbers are exact
 * @param size of the file in bytes
 * @param etag strong, without quotes; the best version of the content that DCS has, absent when DCS
 *     sent none
 */
public record DcsConfig(JsonNode tree, int size, @Nullable String etag) {

  public DcsConfig {
    if (!tree.isObject()) {
      throw new IllegalArgumentException("config.json is a JSON object");
    }
  }
}
