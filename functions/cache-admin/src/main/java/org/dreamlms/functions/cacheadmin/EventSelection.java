package org.dreamlms.functions.cacheadmin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dreamlms.lib.dcsevents.EventQuery;
import org.dreamlms.lib.dcsevents.Outcome;
import org.dreamlms.lib.dcsevents.ReadEvent;
import org.dreamlms.lib.problems.InvalidValue;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.jspecify.annotations.Nullable;

/** Which events are asked for, as the query of a request says it. */
record EventSelection(
    int limit, @Nullable String cursor, @Nullable String event, @Nullable String outcome) {

  private static final String OUTCOMES =
      Arrays.stream(Outcome.values())
          .map(value -> value.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));

  EventSelection {
    if (limit < 1 || limit > EventQuery.MOST) {
      throw wrong("?limit", "must be between 1 and " + EventQuery.MOST);
    }
    // No longer name is kept.
    if (event != null && (event.isBlank() || event.length() > ReadEvent.Unknown.LONGEST_NAME)) {
      throw wrong("?event", "must have 1 to " + ReadEvent.Unknown.LONGEST_NAME + " characters");
    }
    if (outcome != null && named(outcome).isEmpty()) {
      throw wrong("?outcome", "must be one of " + OUTCOMES);
    }
  }

  EventQuery query() {
    return new EventQuery(
        limit, cursor, event, outcome == null ? null : named(outcome).orElseThrow());
  }

  /** The {@code Link} header (RFC 8288) to what comes after, with the same filters. */
  String nextLink(String path, String next) {
    return "<"
        + path
        + "?limit="
        + limit
        + member("cursor", next)
        + member("event", event)
        + member("outcome", outcome)
        + ">; rel=\"next\"";
  }

  static ProblemException wrong(String parameter, String why) {
    return new ProblemException(
        ProblemType.VALIDATION,
        "Please check " + parameter + ".",
        List.of(new InvalidValue(parameter, why)),
        null,
        null);
  }

  private static String member(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Optional<Outcome> named(String word) {
    return Arrays.stream(Outcome.values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
