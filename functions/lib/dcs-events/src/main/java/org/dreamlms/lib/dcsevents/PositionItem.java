package org.dreamlms.lib.dcsevents;

import static org.dreamlms.lib.dcsevents.EventItem.number;
import static org.dreamlms.lib.dcsevents.EventItem.text;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The position as an item of the table of events:
 *
 * <pre>
 * id             S  position            no event's id looks so
 * version        N  17
 * subscriptions  L  of N
 * settled        N  4711                a delivery of DCS
 * read           S  2026-11-21T16:30:00.000Z
 * cleared        S  2026-11-20T03:00:00.000Z   absent: never
 * clearedFor     S  why
 * </pre>
 *
 * Without {@code day}, so no list of events shows it, and without {@code ttl}, so it stays.
 */
final class PositionItem {
  static final Map<String, AttributeValue> KEY = Map.of(EventItem.ID, text("position"));
  static final String VERSION = "version";

  private static final String SUBSCRIPTIONS = "subscriptions";
  private static final String SETTLED = "settled";
  private static final String READ = "read";
  private static final String CLEARED = "cleared";
  private static final String CLEARED_FOR = "clearedFor";

  private PositionItem() {}

  static ItemUpdate update(Position next) {
    List<AttributeValue> ids =
        next.subscriptions().stream().sorted().map(EventItem::number).toList();
    ItemUpdate update =
        new ItemUpdate()
            .set(VERSION, number(next.version()))
            .set(SUBSCRIPTIONS, AttributeValue.fromL(ids))
            .set(SETTLED, number(next.settled()))
            .set(READ, text(next.read().toString()))
            .set(CLEARED_FOR, text(next.clearedFor()));
    return next.cleared() == null
        ? update.remove(CLEARED)
        : update.set(CLEARED, text(next.cleared().toString()));
  }

  static Position read(Map<String, AttributeValue> item) {
    Set<Integer> subscriptions = new HashSet<>();
    there(item, SUBSCRIPTIONS).l().forEach(id -> subscriptions.add(Integer.valueOf(id.n())));
    @Nullable AttributeValue cleared = item.get(CLEARED);
    return new Position(
        Long.parseLong(there(item, VERSION).n()),
        subscriptions,
        Integer.parseInt(there(item, SETTLED).n()),
        Instant.parse(there(item, READ).s()),
        cleared == null ? null : Instant.parse(cleared.s()),
        there(item, CLEARED_FOR).s());
  }

  private static AttributeValue there(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("The position in the table of events has no " + name);
    }
    return value;
  }
}
