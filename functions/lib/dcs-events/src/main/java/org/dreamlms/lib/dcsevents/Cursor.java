package org.dreamlms.lib.dcsevents;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: in which day, and after which record of it. Written as Base64 of {@code
 * day|received|id}, of which the last two may be empty.
 */
record Cursor(LocalDate day, @Nullable String received, @Nullable EventId id) {
  private static final String BAR = "|";

  static Cursor parse(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
      if (parts.length != 3) {
        throw new BadCursor();
      }
      LocalDate day = LocalDate.parse(parts[0]);
      if (day.isBefore(LocalDate.EPOCH)) {
        // Of the first of all days there is no day before.
        throw new BadCursor();
      }
      if (parts[1].isEmpty()) {
        return new Cursor(day, null, null);
      }
      return new Cursor(
          day,
          Instant.parse(parts[1]).isBefore(Instant.EPOCH) ? null : parts[1],
          EventId.parse(parts[2]).orElseThrow(BadCursor::new));
    } catch (DateTimeException | IllegalArgumentException none) {
      throw new BadCursor();
    }
  }

  @Override
  public String toString() {
    String text =
        day + BAR + (received == null ? "" : received) + BAR + (id == null ? "" : id.toString());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
