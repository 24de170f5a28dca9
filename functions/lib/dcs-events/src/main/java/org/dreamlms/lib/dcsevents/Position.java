package org.dreamlms.lib.dcsevents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the reconciliation with DCS's delivery log has come.
 *
 * @param version 0 before it is kept the first time, then one more each time
 * @param subscriptions whose log was read, by DCS's ids; empty: none was there
 * @param settled all deliveries up to this id are done or need nothing; 0 before the first
 * @param read when the log was read the last time; when it was tried first, before that
 * @param cleared when everything was invalidated because the log could not tell; null: never
 * @param clearedFor why; empty: never
 */
public record Position(
    long version,
    Set<Integer> subscriptions,
    int settled,
    Instant read,
    @Nullable Instant cleared,
    String clearedFor) {

  public Position {
    if (version < 0 || settled < 0) {
      throw new IllegalArgumentException("No position: version " + version + ", " + settled);
    }
    subscriptions = Set.copyOf(subscriptions);
    // As exact as it is kept.
    read = read.truncatedTo(ChronoUnit.MILLIS);
    cleared = cleared == null ? null : cleared.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Of who knows nothing yet. */
  public static Position first(Instant now) {
    return new Position(0, Set.of(), 0, now, null, "");
  }

  /** After the log was read. */
  public Position read(Set<Integer> of, int upTo, Instant now) {
    return new Position(version, of, upTo, now, cleared, clearedFor);
  }

  /** After everything was invalidated. */
  public Position cleared(Instant now, String why) {
    return new Position(version, subscriptions, settled, read, now, why);
  }

  /** After no subscription was there: what happened meanwhile is in no log. */
  public Position withoutSubscription() {
    return new Position(version, Set.of(), settled, read, cleared, clearedFor);
  }

  /** To be kept in the place of this. */
  public Position next() {
    return new Position(version + 1, subscriptions, settled, read, cleared, clearedFor);
  }

  /** What happened before this is in a log that was read, or everything was invalidated since. */
  public Instant knownUntil() {
    return cleared != null && cleared.isAfter(read) ? cleared : read;
  }
}
