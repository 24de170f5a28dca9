package org.dreamlms.functions.catalog;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * The whole config of a book, with the answers of its activities.
 *
 * @param config as the book has it, with links in the place of the paths of its files
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record BookConfigResponse(int bookId, JsonNode config) {
  /** Without the links. */
  @Override
  public String toString() {
    return "BookConfigResponse[" + bookId + "]";
  }
}
