package org.dreamlms.lib.lambdahttp;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dreamlms.lib.problems.Problem;
import org.dreamlms.lib.problems.ProblemType;

/** Problem documents for answers that Micronaut never saw. */
@Singleton
final class ProblemBody {
  private final JsonMapper json;

  ProblemBody(JsonMapper json) {
    this.json = json;
  }

  String json(ProblemType type, String detail, String requestId) {
    try {
      return json.writeValueAsString(
          Problem.of(type, type.status().getCode(), detail, List.of(), requestId));
    } catch (IOException e) {
      throw new UncheckedIOException("A problem document cannot be written", e);
    }
  }
}
