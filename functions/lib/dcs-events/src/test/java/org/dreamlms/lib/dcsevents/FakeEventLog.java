package org.dreamlms.lib.dcsevents;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The event log in memory. Passes {@link EventLogContract}. */
public final class FakeEventLog implements EventLog {
  private static final Comparator<EventRecord> NEWEST_FIRST =
      Comparator.comparing(EventRecord::received)
          .thenComparing(record -> record.id().toString())
          .reversed();

  private final Map<EventId, EventRecord> records = new LinkedHashMap<>();
  private final CallFaults faults;
  private final InstantSource clock;

  /** For who does not look at when something was recorded that nobody had told the log of. */
  public FakeEventLog(CallFaults faults) {
    this(faults, () -> Instant.EPOCH);
  }

  public FakeEventLog(CallFaults faults, InstantSource clock) {
    this.faults = faults;
    this.clock = clock;
  }

  @Override
  public EventRecord arrived(Arrival arrival) {
    return faults.around("arrived", () -> keepArrival(arrival));
  }

  @Override
  public void done(KnownEvent event, Commit commit) {
    faults.around("done", () -> keepDone(event, commit));
  }

  @Override
  public void ended(KnownEvent event, Outcome outcome) {
    faults.around("ended", () -> keepEnd(event, outcome));
  }

  @Override
  public Optional<EventRecord> find(EventId id) {
    return faults.around("find event", () -> kept(id));
  }

  @Override
  public EventPage list(EventQuery query) {
    return faults.around("list events", () -> page(query));
  }

  private synchronized Optional<EventRecord> kept(EventId id) {
    return Optional.ofNullable(records.get(id));
  }

  private synchronized EventPage page(EventQuery query) {
    List<EventRecord> all = new ArrayList<>(records.values());
    all.sort(NEWEST_FIRST);
    int from = 0;
    if (query.cursor() != null) {
      EventId last = Cursor.parse(query.cursor()).id();
      from = all.stream().map(EventRecord::id).toList().indexOf(last) + 1;
    }
    List<EventRecord> found = new ArrayList<>();
    for (EventRecord record : all.subList(from, all.size())) {
      if (query.wants(record)) {
        found.add(record);
      }
      if (found.size() == query.limit()) {
        String received = EventItem.millis(record.received());
        Cursor next =
            new Cursor(
                java.time.LocalDate.parse(EventItem.day(record.received())), received, record.id());
        return new EventPage(found, next.toString());
      }
    }
    return new EventPage(found, null);
  }

  /** All there is. */
  public synchronized List<EventRecord> records() {
    return List.copyOf(records.values());
  }

  /** How many there are: cheap, however many. */
  public synchronized int count() {
    return records.size();
  }

  private synchronized EventRecord keepArrival(Arrival arrival) {
    EventRecord before = records.get(arrival.id());
    boolean known =
        before != null && (before.outcome() != Outcome.DONE || before.isDoneAt(arrival.received()));
    EventRecord now =
        before == null || !known
            ? new EventRecord(
                arrival.id(),
                arrival.sha256(),
                arrival.event(),
                arrival.dataId(),
                arrival.received(),
                arrival.timestamp(),
                arrival.verdict(),
                arrival.reason(),
                arrival.skewed(),
                arrival.outcome(),
                List.of(),
                null,
                null,
                arrival.deliveries())
            : again(before, arrival);
    records.put(arrival.id(), now);
    return now;
  }

  private static EventRecord again(EventRecord before, Arrival arrival) {
    boolean heardOf = !before.sha256().isEmpty();
    return new EventRecord(
        before.id(),
        heardOf ? before.sha256() : arrival.sha256(),
        before.event(),
        before.dataId() == null ? arrival.dataId() : before.dataId(),
        before.received(),
        before.timestamp() == null ? arrival.timestamp() : before.timestamp(),
        before.verdict(),
        before.reason(),
        heardOf ? before.skewed() : arrival.skewed(),
        before.outcome(),
        before.tags(),
        before.sequence(),
        before.visible(),
        before.deliveries() + arrival.deliveries());
  }

  private synchronized EventRecord keepDone(KnownEvent event, Commit commit) {
    EventRecord before = records.get(event.id());
    Long sequence = before == null ? null : before.sequence();
    Instant visible = before == null ? null : before.visible();
    return put(
        event,
        before,
        commit.at(),
        event.reason(),
        Outcome.DONE,
        event.tagNames(),
        sequence == null ? Long.valueOf(commit.sequence()) : sequence,
        visible == null ? commit.at() : visible);
  }

  private synchronized EventRecord keepEnd(KnownEvent event, Outcome outcome) {
    EventRecord before = records.get(event.id());
    if (before != null && before.outcome() == Outcome.DONE) {
      return before;
    }
    return put(
        event,
        before,
        clock.instant(),
        event.reason(),
        outcome,
        before == null ? List.of() : before.tags(),
        before == null ? null : before.sequence(),
        before == null ? null : before.visible());
  }

  private EventRecord put(
      KnownEvent event,
      @Nullable EventRecord before,
      Instant now,
      String reason,
      Outcome outcome,
      List<String> tags,
      @Nullable Long sequence,
      @Nullable Instant visible) {
    EventRecord after =
        new EventRecord(
            event.id(),
            before == null ? "" : before.sha256(),
            event.event().event(),
            event.dataId(),
            before == null
                ? now.truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
                : before.received(),
            before == null ? null : before.timestamp(),
            Verdict.ACCEPTED,
            reason,
            before != null && before.skewed(),
            outcome,
            tags,
            sequence,
            visible,
            before == null ? 0 : before.deliveries());
    records.put(event.id(), after);
    return after;
  }
}
