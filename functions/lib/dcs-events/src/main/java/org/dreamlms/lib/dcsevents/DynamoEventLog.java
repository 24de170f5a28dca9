package org.dreamlms.lib.dcsevents;

import static org.dreamlms.lib.dcsevents.EventItem.number;
import static org.dreamlms.lib.dcsevents.EventItem.text;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One item per event ({@link EventItem}). What a delivery finds out and what it leaves behind is
 * one write, whose answer is the item after it: a strong read that costs nothing more. Lists come
 * from the index {@code byDay}, which is some milliseconds behind. The {@link PositionItem} lies
 * beside the events.
 */
final class DynamoEventLog implements EventLog, Positions, AutoCloseable {
  /** How long the table keeps an event. */
  static final Duration KEPT = Duration.ofDays(30);

  static final String BY_DAY = "byDay";

  /** Of one page: a month without events, and some more. */
  private static final int MOST_QUERIES = 40;

  private final TableCalls calls;
  private final InstantSource clock;

  DynamoEventLog(DynamoDbClient client, String table, TimeLimit limit, InstantSource clock) {
    this.calls = new TableCalls(client, table, limit);
    this.clock = clock;
  }

  @Override
  public EventRecord arrived(Arrival arrival) {
    Instant now = arrival.received();
    ItemUpdate update =
        first(new ItemUpdate(), now)
            .setOnce(EventItem.SHA256, text(arrival.sha256()))
            .setOnce(EventItem.EVENT, text(arrival.event()))
            .setOnce(EventItem.VERDICT, text(arrival.verdict().name()))
            .setOnce(EventItem.REASON, text(arrival.reason()))
            .setOnce(EventItem.SKEWED, AttributeValue.fromBool(arrival.skewed()))
            .setOnce(EventItem.OUTCOME, text(arrival.outcome().name()))
            .add(EventItem.DELIVERIES, arrival.deliveries());
    if (arrival.dataId() != null) {
      update.setOnce(EventItem.DATA_ID, number(arrival.dataId()));
    }
    if (arrival.timestamp() != null) {
      update.setOnce(EventItem.TIMESTAMP, text(arrival.timestamp().toString()));
    }
    Optional<EventRecord> record = written("record an arrival", arrival.id(), update.request());
    boolean forgotten =
        record.isEmpty() || record.get().outcome() == Outcome.DONE && !record.get().isDoneAt(now);
    return forgotten ? anew(arrival, record.orElse(null)) : record.get();
  }

  @Override
  public void done(KnownEvent event, Commit commit) {
    List<AttributeValue> tags = event.tagNames().stream().map(EventItem::text).toList();
    ItemUpdate update =
        first(of(event), commit.at())
            .set(EventItem.VERDICT, text(Verdict.ACCEPTED.name()))
            .set(EventItem.REASON, text(event.reason()))
            .set(EventItem.OUTCOME, text(Outcome.DONE.name()))
            .set(EventItem.TAGS, AttributeValue.fromL(tags))
            .setOnce(EventItem.SEQUENCE, number(commit.sequence()))
            .setOnce(EventItem.VISIBLE, text(commit.at().toString()));
    calls.isUpdated("record that an event is done", EventItem.key(event.id()), update.request());
  }

  @Override
  public void ended(KnownEvent event, Outcome outcome) {
    UpdateItemRequest.Builder update =
        first(of(event), clock.instant())
            .set(EventItem.VERDICT, text(Verdict.ACCEPTED.name()))
            .set(EventItem.REASON, text(event.reason()))
            .set(EventItem.OUTCOME, text(outcome.name()))
            .requestIf(
                all ->
                    "attribute_not_exists("
                        + all.alias(EventItem.OUTCOME)
                        + ") OR "
                        + all.alias(EventItem.OUTCOME)
                        + " <> "
                        + all.placed(text(Outcome.DONE.name())));
    // Whatever is done stays so.
    calls.isUpdated("record how an event ended", EventItem.key(event.id()), update);
  }

  @Override
  public Optional<EventRecord> find(EventId id) {
    Map<String, AttributeValue> item = calls.item("find an event", EventItem.key(id));
    return item.isEmpty() ? Optional.empty() : EventItem.read(item);
  }

  @Override
  public Optional<Position> find() {
    Map<String, AttributeValue> item = calls.item("find the position", PositionItem.KEY);
    return item.isEmpty() ? Optional.empty() : Optional.of(PositionItem.read(item));
  }

  @Override
  public boolean keep(Position next) {
    UpdateItemRequest.Builder update =
        PositionItem.update(next).requestIf(all -> comesAfter(all, next.version()));
    return calls.isUpdated("keep the position", PositionItem.KEY, update);
  }

  private static String comesAfter(ItemUpdate all, long version) {
    String there = all.alias(PositionItem.VERSION);
    return version == 1
        ? "attribute_not_exists(" + there + ")"
        : there + " = " + all.placed(number(version - 1));
  }

  @Override
  public EventPage list(EventQuery query) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate oldest = today.minusDays(KEPT.toDays() + 1);
    Cursor from =
        query.cursor() == null ? new Cursor(today, null, null) : Cursor.parse(query.cursor());
    List<EventRecord> found = new ArrayList<>();
    @Nullable Cursor next = from;
    for (int queries = 0; next != null && queries < MOST_QUERIES; queries++) {
      Cursor at = next;
      QueryResponse page = calls.asked("list events", limited -> day(at, limited));
      List<EventRecord> records =
          page.items().stream().map(EventItem::read).flatMap(Optional::stream).toList();
      for (EventRecord record : records) {
        if (query.wants(record)) {
          found.add(record);
        }
        if (found.size() == query.limit()) {
          return new EventPage(
              found,
              new Cursor(at.day(), EventItem.millis(record.received()), record.id()).toString());
        }
      }
      next = after(at, page, records, oldest);
    }
    return new EventPage(found, next == null ? null : next.toString());
  }

  @Override
  public void close() {
    calls.close();
  }

  /**
   * As if it had never come: the same body again after longer than anybody remembers, or with a
   * record that cannot be read.
   */
  private EventRecord anew(Arrival arrival, @Nullable EventRecord before) {
    ItemUpdate update =
        new ItemUpdate()
            .set(EventItem.RECEIVED, text(EventItem.millis(arrival.received())))
            .set(EventItem.DAY, text(EventItem.day(arrival.received())))
            .set(EventItem.TTL, number(arrival.received().plus(KEPT).getEpochSecond()))
            .set(EventItem.SHA256, text(arrival.sha256()))
            .set(EventItem.EVENT, text(arrival.event()))
            .set(EventItem.VERDICT, text(arrival.verdict().name()))
            .set(EventItem.REASON, text(arrival.reason()))
            .set(EventItem.SKEWED, AttributeValue.fromBool(arrival.skewed()))
            .set(EventItem.OUTCOME, text(arrival.outcome().name()))
            .set(EventItem.DELIVERIES, number(arrival.deliveries()))
            .remove(EventItem.TAGS)
            .remove(EventItem.SEQUENCE)
            .remove(EventItem.VISIBLE);
    if (arrival.dataId() == null) {
      update.remove(EventItem.DATA_ID);
    } else {
      update.set(EventItem.DATA_ID, number(arrival.dataId()));
    }
    if (arrival.timestamp() == null) {
      update.remove(EventItem.TIMESTAMP);
    } else {
      update.set(EventItem.TIMESTAMP, text(arrival.timestamp().toString()));
    }
    UpdateItemRequest.Builder request =
        before == null
            ? update.request()
            : update.requestIf(
                all ->
                    all.alias(EventItem.VISIBLE)
                        + " = "
                        + all.placed(text(String.valueOf(before.visible()))));
    try {
      return written("record an arrival", arrival.id(), request).orElseThrow(DynamoEventLog::lost);
    } catch (ConditionalCheckFailedException somebodyElseDid) {
      return find(arrival.id())
          .or(() -> Optional.ofNullable(before))
          .orElseThrow(DynamoEventLog::lost);
    }
  }

  private static EventsUnavailable lost() {
    return new EventsUnavailable("record an arrival, as its record cannot be read", null);
  }

  private static ItemUpdate of(KnownEvent event) {
    ItemUpdate update = new ItemUpdate().set(EventItem.EVENT, text(event.event().event()));
    return event.dataId() == null ? update : update.set(EventItem.DATA_ID, number(event.dataId()));
  }

  private static ItemUpdate first(ItemUpdate update, Instant now) {
    return update
        .setOnce(EventItem.RECEIVED, text(EventItem.millis(now)))
        .setOnce(EventItem.DAY, text(EventItem.day(now)))
        .setOnce(EventItem.TTL, number(now.plus(KEPT).getEpochSecond()));
  }

  /** The record after it; empty when that cannot be read. */
  private Optional<EventRecord> written(
      String operation, EventId id, UpdateItemRequest.Builder update) {
    return EventItem.read(
        calls.asked(
            operation,
            limited ->
                calls
                    .client()
                    .updateItem(
                        update
                            .tableName(calls.table())
                            .key(EventItem.key(id))
                            .returnValues(ReturnValue.ALL_NEW)
                            .overrideConfiguration(limited)
                            .build())
                    .attributes()));
  }

  private QueryResponse day(Cursor at, AwsRequestOverrideConfiguration limited) {
    return calls
        .client()
        .query(
            query ->
                query
                    .tableName(calls.table())
                    .indexName(BY_DAY)
                    .keyConditionExpression("#day = :day")
                    .expressionAttributeNames(Map.of("#day", EventItem.DAY))
                    .expressionAttributeValues(Map.of(":day", text(at.day().toString())))
                    .scanIndexForward(false)
                    .limit(EventQuery.MOST)
                    .exclusiveStartKey(startKey(at))
                    .overrideConfiguration(limited));
  }

  /** Null: from the day's end. */
  private static @Nullable Map<String, AttributeValue> startKey(Cursor at) {
    if (at.received() == null || at.id() == null) {
      return null;
    }
    Map<String, AttributeValue> key = new HashMap<>(EventItem.key(at.id()));
    key.put(EventItem.DAY, text(at.day().toString()));
    key.put(EventItem.RECEIVED, text(at.received()));
    return key;
  }

  /** Where a whole page cannot be read, the rest of its day is left out with it. */
  private static @Nullable Cursor after(
      Cursor at, QueryResponse page, List<EventRecord> records, LocalDate oldest) {
    boolean more = page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty();
    if (more && !records.isEmpty()) {
      EventRecord last = records.getLast();
      return new Cursor(at.day(), EventItem.millis(last.received()), last.id());
    }
    LocalDate before = at.day().minusDays(1);
    return before.isBefore(oldest) ? null : new Cursor(before, null, null);
  }
}
