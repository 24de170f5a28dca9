package org.dreamlms.lib.assetlinks;

import io.micronaut.json.tree.JsonNode;

/** What became of a config whose paths were to be links. */
public sealed interface LinkedConfig {
  /**
   * A config that opens for whoever has it: never to be logged.
   *
   * @param tree with links where files of the book were named
   * @param refused how many values pretend to be a file of the book and are none; they stand in the
   *     tree as they were, unsigned. More than none: somebody should look at the book
   */
  record Linked(JsonNode tree, int refused) implements LinkedConfig {
    /** Without the tree. */
    @Override
    public String toString() {
      return "Linked[***, refused=" + refused + "]";
    }
  }

  /** More than {@value ConfigLinks#MOST_LINKS} files: with links, no answer could hold it. */
  record TooLarge() implements LinkedConfig {}
}
