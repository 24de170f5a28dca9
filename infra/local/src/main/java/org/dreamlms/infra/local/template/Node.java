package org.dreamlms.infra.local.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a template that remembers its line (from 1). Scalars are text: what {@code 28} or
 * {@code true} means is decided by the property that holds it.
 */
public sealed interface Node {
  int line();

  record Text(String value, int line) implements Node {}

  record Items(List<Node> items, int line) implements Node {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Order of the file is kept. */
  record Fields(Map<String, Field> fields, int line) implements Node {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** An intrinsic function that is not evaluated yet; the name without {@code Fn::}. */
  record Call(String function, Node argument, int line) implements Node {}

  /**
   * @param line of the key
   */
  record Field(Node value, int line) {}
}
