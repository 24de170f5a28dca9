package org.dreamlms.infra.acceptance.house;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A verb and a path pattern.
 *
 * @param path with variables in braces
 */
record Route(String verb, String path) {

  Route withSlash() {
    return path.endsWith("/") ? this : new Route(verb, path + "/");
  }

  Route withoutSlash() {
    return path.length() > 1 && path.endsWith("/")
        ? new Route(verb, path.substring(0, path.length() - 1))
        : this;
  }

  /** Whether it is the address of a function's own URL, and of nothing else. */
  boolean isRoot() {
    return path.equals("/");
  }

  /** Names of the variables by the path before them, with variables before them left nameless. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    StringBuilder before = new StringBuilder();
    for (String segment : path.split("/", -1)) {
      if (segment.startsWith("{")) {
        variables.put(before.toString(), segment);
        before.append("/{}");
      } else {
        before.append('/').append(segment);
      }
    }
    return variables;
  }

  @Override
  public String toString() {
    return verb + " " + path;
  }
}
