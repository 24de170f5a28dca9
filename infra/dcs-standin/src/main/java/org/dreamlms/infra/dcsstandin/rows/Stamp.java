package org.dreamlms.infra.dcsstandin.rows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants as DCS writes them: six fraction digits, or none when they are zero. */
public final class Stamp {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Stamp() {}

  /** Ends in {@code Z}: rows, webhooks. */
  public static String zulu(Instant instant) {
    return local(instant) + "Z";
  }

  /** Ends in {@code +00:00}: the rows in the answer to an upload. */
  public static String offset(Instant instant) {
    return local(instant) + "+00:00";
  }

  private static String local(Instant instant) {
    int micros = instant.get(ChronoField.MICRO_OF_SECOND);
    String seconds = SECONDS.format(instant);
    return micros == 0 ? seconds : seconds + String.format(Locale.ROOT, ".%06d", micros);
  }

  /** PostgreSQL keeps microseconds. */
  public static Instant stored(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
