package org.dreamlms.lib.dcsevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.jspecify.annotations.Nullable;

/** Events for tests. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-03-04T12:00:00.123Z");

  private Samples() {}

  static EventId id(String body) {
    return EventId.of(body.getBytes(UTF_8));
  }

  static KnownEvent book(String body, @Nullable Integer dataId) {
    return new KnownEvent(id(body), CatalogTags.BOOK_UPDATED, dataId);
  }

  static Arrival arrival(String body, Instant at) {
    return arrival(body, at, at.minusSeconds(1));
  }

  /** The same body says the same time whenever it comes. */
  static Arrival arrival(String body, Instant at, Instant said) {
    return new Arrival(
        id(body),
        EventId.sha256(body.getBytes(UTF_8)),
        "book.updated",
        12,
        at,
        said,
        Verdict.ACCEPTED,
        "",
        false,
        true);
  }

  static Arrival compressed(String body, Instant at) {
    return new Arrival(
        id(body),
        EventId.sha256(body.getBytes(UTF_8)),
        "",
        null,
        at,
        null,
        Verdict.REFUSED,
        Arrival.COMPRESSED,
        false,
        true);
  }

  static Arrival unknown(String body, Instant at) {
    return new Arrival(
        id(body),
        EventId.sha256(body.getBytes(UTF_8)),
        "processing.started",
        null,
        at,
        null,
        Verdict.IGNORED,
        Arrival.UNKNOWN_EVENT,
        false,
        true);
  }
}
