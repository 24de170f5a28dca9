package org.dreamlms.lib.dcsclient;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.List;

/** Reads answers; what cannot be read is {@link DcsContentInvalid}, and is quoted nowhere. */
final class Bodies {

  private final JsonReader json;

  Bodies(JsonReader json) {
    this.json = json;
  }

  /** One object. */
  <T> T object(Ask ask, Answer answer, Rows.Row<T> row) {
    return parsed(ask, () -> row.read(json.readObject(answer.body().uncopied())));
  }

  /** An array, without the rows that cannot be read. */
  <T> List<T> rows(Ask ask, Answer answer, Rows.Row<T> row) {
    return parsed(ask, () -> Rows.list(json.read(answer.body().uncopied()), row));
  }

  /** Whatever it is. */
  <T> T whole(Ask ask, Answer answer, Rows.Row<T> reader) {
    return parsed(ask, () -> reader.read(json.read(answer.body().uncopied())));
  }

  static JsonNode member(JsonNode node, String name) throws IOException {
    JsonNode member = node.get(name);
    if (member == null) {
      throw new IOException(name + " is missing");
    }
    return member;
  }

  @FunctionalInterface
  private interface Parser<T> {
    T parse() throws IOException;
  }

  private static <T> T parsed(Ask ask, Parser<T> parser) {
    try {
      return parser.parse();
    } catch (IOException e) {
      // Without the cause: messages of the parser quote the content.
      throw new DcsContentInvalid(
          ask.operation(), "it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }
}
