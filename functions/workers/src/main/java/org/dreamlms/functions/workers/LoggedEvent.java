package org.dreamlms.functions.workers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.dcsclient.DcsDelivery;
import org.dreamlms.lib.dcsevents.Arrival;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventReader;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.dcsevents.ReadEvent;
import org.dreamlms.lib.dcsevents.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The event that an entry of DCS's log tells of, with the id that the webhook itself would get. No
 * signature proves it: DCS was asked over its own connection. No window of time either: what is
 * late is what is looked for.
 *
 * @param timestamp on DCS's clock; null when the entry does not say it
 */
record LoggedEvent(KnownEvent event, String sha256, @Nullable Instant timestamp) {

  /** Empty when it is of a kind that has no effect. */
  static Optional<LoggedEvent> of(DcsDelivery delivery) {
    String body = delivery.payload().isEmpty() ? unwritten(delivery) : delivery.payload();
    byte[] bytes = body.getBytes(UTF_8);
    return switch (EventReader.read(bytes)) {
      case ReadEvent.Known(var event, int id, var timestamp) ->
          Optional.of(of(bytes, event, id, timestamp));
      case ReadEvent.UnusableId(var event, var timestamp) ->
          Optional.of(of(bytes, event, null, timestamp));
      case ReadEvent.Unknown _ -> Optional.empty();
      // Of what cannot be read, the log still says what happened, though not to whom.
      case ReadEvent.Unparsable _ ->
          kind(delivery.eventType()).map(event -> of(bytes, event, null, delivery.created()));
    };
  }

  /**
   * In the place of a body that DCS ended before it wrote: each such entry is an event of its own.
   * With its time, as a DCS that begins anew gives the same ids again.
   */
  private static String unwritten(DcsDelivery delivery) {
    return "delivery "
        + delivery.id()
        + " of "
        + delivery.subscriptionId()
        + " of "
        + Objects.requireNonNullElse(delivery.created(), "no time");
  }

  /**
   * Empty when it has no effect. Without a name it may be any of them, which is all the same: none
   * says what it is about, so everything is invalidated.
   */
  private static Optional<CatalogTags> kind(String eventType) {
    return eventType.isBlank() ? Optional.of(CatalogTags.BOOK_UPDATED) : CatalogTags.of(eventType);
  }

  private static LoggedEvent of(
      byte[] body, CatalogTags event, @Nullable Integer id, @Nullable Instant timestamp) {
    return new LoggedEvent(
        new KnownEvent(EventId.of(body), event, id), EventId.sha256(body), timestamp);
  }

  /** As if it came now. */
  Arrival arrival(Instant now) {
    return new Arrival(
        event.id(),
        sha256,
        event.event().event(),
        event.dataId(),
        now,
        timestamp,
        Verdict.ACCEPTED,
        event.reason(),
        false,
        false);
  }
}
