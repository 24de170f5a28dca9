package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the shared tier has of a key.
 *
 * @param age since the origin gave it, or last confirmed it; null when it is {@link State#ABSENT}
 */
public record SharedEntry(State state, @Nullable Duration age) {
  static final SharedEntry NOTHING = new SharedEntry(State.ABSENT, null);

  public SharedEntry {
    if ((state == State.ABSENT) != (age == null) || (age != null && age.isNegative())) {
      throw new IllegalArgumentException("An entry that is there has an age, not below zero");
    }
  }

  /** What it is worth: {@link EntryState}, as far as it concerns who looks on. */
  public enum State {
    /** Answered with. */
    FRESH,
    /**
     * Past its time or invalidated: answered with while it is fetched anew, or the origin fails.
     */
    STALE,
    /** "There is no such thing", and answered with. */
    NEGATIVE,
    /** Nothing is there that anybody could be answered with. */
    ABSENT;

    static State of(EntryState state) {
      return switch (state) {
        case FRESH -> FRESH;
        case STALE, FALLBACK -> STALE;
        case NEGATIVE -> NEGATIVE;
        case GONE, MISS -> ABSENT;
      };
    }
  }
}
