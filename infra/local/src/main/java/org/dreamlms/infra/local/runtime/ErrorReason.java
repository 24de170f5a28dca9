package org.dreamlms.infra.local.runtime;

import org.dreamlms.infra.local.events.Json;

/** The one line of a function error that tells a person most. */
public final class ErrorReason {
  /** Micronaut wraps what a configuration record says in a report of several lines. */
  private static final String INNER = "Message: ";

  private ErrorReason() {}

  /**
   * @param error JSON with {@code errorMessage}, or any text
   */
  public static String of(String error) {
    String message = Json.read(error).map(json -> json.path("errorMessage").asText()).orElse(error);
    return message
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(INNER))
        .reduce((first, last) -> last)
        .map(line -> line.substring(INNER.length()))
        .or(() -> message.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst())
        .orElse("it said nothing");
  }
}
