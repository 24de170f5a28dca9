package org.dreamlms.infra.dcsstandin.endpoints;

import java.util.ArrayList;
import java.util.List;
import org.dreamlms.infra.dcsstandin.http.Refused;

/** Path rules of the storage endpoints. */
final class StoragePath {
  private StoragePath() {}

  /** A publisher, book or teacher in a path: one plain name. */
  static String segment(String value, String what) {
    String name = value.strip();
    if (name.isEmpty()
        || name.equals(".")
        || name.equals("..")
        || name.contains("/")
        || name.contains("\\")) {
      throw Refused.because(400, what + " is not a valid path segment");
    }
    return name;
  }

  /**
   * Collapses {@code ./}, {@code //} and a trailing slash and refuses {@code ..}. A leading slash
   * stays, so that nothing is found; so does a {@code books/<Book>/} prefix.
   */
  static String relative(String path) {
    List<String> kept = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        throw Refused.because(400, "path must not traverse directories");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        kept.add(part);
      }
    }
    if (kept.isEmpty()) {
      throw Refused.because(400, "path must not be empty");
    }
    return (path.startsWith("/") ? "/" : "") + String.join("/", kept);
  }
}
