package org.dreamlms.lib.access;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Counts who asked for something and got the 404 that both foreign and absent things get: {@code
 * access.refused} when it is somebody else's, {@code access.absent} when there is none, each by
 * {@code kind} and {@code role}. Many refusals of one role: somebody tries ids, or a client shows
 * people what is not theirs.
 *
 * <p>Both are counted, though the first alone is of interest: what is counted leaves as a line
 * while the invocation lasts, and the time of that line must not tell a foreign thing from an
 * absent one. Neither which thing nor whose is noted.
 */
@Singleton
public final class Refusals {
  private static final String FOREIGN = "access.refused";
  private static final String ABSENT = "access.absent";

  private final MeterRegistry meters;

  public Refusals(MeterRegistry meters) {
    this.meters = meters;
  }

  /** What was asked for. */
  public enum Kind {
    BOOK,
    PUBLISHER
  }

  /**
   * @param exists whether there is such a thing, which the caller is not told
   */
  public void count(Caller caller, Kind kind, boolean exists) {
    meters
        .counter(
            exists ? FOREIGN : ABSENT,
            "kind",
            kind.name().toLowerCase(Locale.ROOT),
            "role",
            caller.role().wireName())
        .increment();
  }
}
