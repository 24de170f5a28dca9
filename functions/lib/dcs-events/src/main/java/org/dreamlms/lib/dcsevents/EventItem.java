package org.dreamlms.lib.dcsevents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A record as an item:
 *
 * <pre>
 * id          S  the event's UUID
 * day         S  2026-11-21          of received, UTC; the index byDay sorts a day by received
 * received    S  2026-11-21T16:32:13.123Z   always of this length, so that it sorts
 * sha256      S  of the body         absent where only a worker has heard of it
 * event       S  book.updated
 * dataId      N  12                  absent where there is none to use
 * timestamp   S  2026-11-21T16:32:12.790967Z   DCS's; absent where it says none
 * verdict     S  ACCEPTED            reason S, skewed BOOL
 * outcome     S  DONE
 * deliveries  N  1
 * tags        L  of S                these three once the event is done
 * sequence    N  17
 * visible     S  2026-11-21T16:32:13.140Z
 * ttl         N  1766248333          seconds since 1970, 30 days after received; the table deletes
 *                                    it some time later, and nothing here depends on that
 * </pre>
 */
final class EventItem {
  static final String ID = "id";
  static final String DAY = "day";
  static final String RECEIVED = "received";
  static final String SHA256 = "sha256";
  static final String EVENT = "event";
  static final String DATA_ID = "dataId";
  static final String TIMESTAMP = "timestamp";
  static final String VERDICT = "verdict";
  static final String REASON = "reason";
  static final String SKEWED = "skewed";
  static final String OUTCOME = "outcome";
  static final String DELIVERIES = "deliveries";
  static final String TAGS = "tags";
  static final String SEQUENCE = "sequence";
  static final String VISIBLE = "visible";
  static final String TTL = "ttl";

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(EventItem.class);

  private EventItem() {}

  static Map<String, AttributeValue> key(EventId id) {
    return Map.of(ID, text(id.toString()));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static String millis(Instant instant) {
    return MILLIS.format(instant);
  }

  static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** Empty, with a line of log, for an item of which no record can be made. */
  static Optional<EventRecord> read(Map<String, AttributeValue> item) {
    try {
      return Optional.of(record(item));
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException damaged) {
      LOG.error("The record {} cannot be read", textOf(item, ID), damaged);
      return Optional.empty();
    }
  }

  private static EventRecord record(Map<String, AttributeValue> item) {
    Long dataId = numberOf(item, DATA_ID);
    Long deliveries = numberOf(item, DELIVERIES);
    AttributeValue skewed = item.get(SKEWED);
    AttributeValue tags = item.get(TAGS);
    return new EventRecord(
        new EventId(UUID.fromString(textOf(item, ID))),
        textOf(item, SHA256),
        textOf(item, EVENT),
        dataId == null ? null : Math.toIntExact(dataId),
        Instant.parse(textOf(item, RECEIVED)),
        instantOf(item, TIMESTAMP),
        Verdict.read(textOf(item, VERDICT)),
        textOf(item, REASON),
        skewed != null && Boolean.TRUE.equals(skewed.bool()),
        Outcome.read(textOf(item, OUTCOME)),
        tags == null
            ? List.of()
            : tags.l().stream().map(tag -> tag.s() == null ? "" : tag.s()).toList(),
        numberOf(item, SEQUENCE),
        instantOf(item, VISIBLE),
        deliveries == null ? 0 : Math.toIntExact(deliveries));
  }

  private static String textOf(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  private static @Nullable Long numberOf(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? null : Long.valueOf(value.n());
  }

  private static @Nullable Instant instantOf(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? null : Instant.parse(value.s());
  }
}
