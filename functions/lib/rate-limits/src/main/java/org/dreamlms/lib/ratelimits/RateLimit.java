package org.dreamlms.lib.ratelimits;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * How often something may happen for one key. Windows are fixed and begin at multiples of their
 * length since 1970, as in the previous back end: around the end of one, up to twice as much may
 * happen in a short time.
 *
 * @param door what is limited, as it stands in the store: {@code login-address}
 * @param most in one window; 1 to 1,000,000
 * @param window whole seconds, 1 s to 1 day
 */
public record RateLimit(String door, int most, Duration window) {
  private static final Pattern DOOR = Pattern.compile("[a-z]{1,20}(-[a-z]{1,20}){0,3}");
  private static final int HIGHEST = 1_000_000;

  public RateLimit {
    if (!DOOR.matcher(door).matches()) {
      throw new IllegalArgumentException("A door is lower-case words with hyphens: " + door);
    }
    if (most < 1 || most > HIGHEST) {
      throw new IllegalArgumentException(
          "The limit of " + door + " must be between 1 and 1000000: " + most);
    }
    if (window.compareTo(Duration.ofSeconds(1)) < 0
        || window.compareTo(Duration.ofDays(1)) > 0
        || window.getNano() != 0) {
      throw new IllegalArgumentException(
          "The window of " + door + " must be whole seconds, from 1s to 1 day: " + window);
    }
  }

  /** The number of the window that this time lies in. */
  long windowAt(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), window.toSeconds());
  }

  /** When that window ends and the next one begins. */
  Instant endOf(long windowNumber) {
    return Instant.ofEpochSecond((windowNumber + 1) * window.toSeconds());
  }

  /** Until the next window begins, rounded up to whole seconds. */
  Duration untilNext(Instant time) {
    Duration left = Duration.between(time, endOf(windowAt(time)));
    return left.getNano() == 0 ? left : Duration.ofSeconds(left.toSeconds() + 1);
  }
}
