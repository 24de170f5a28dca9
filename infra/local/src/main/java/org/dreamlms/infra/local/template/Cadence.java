package org.dreamlms.infra.local.template;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a schedule fires: {@code rate(5 minutes)} or {@code cron(0 3 * * ? *)}.
 *
 * <p>Source: EventBridge User Guide, "Cron and rate expressions".
 */
public sealed interface Cadence {
  /** The first time after this one; empty when there is none. */
  Optional<Instant> after(Instant time);

  /**
   * @param zone in which cron's hours are meant
   * @throws IllegalArgumentException saying what is not understood
   */
  static Cadence parse(String expression, ZoneId zone) {
    Matcher rate = Rate.FORM.matcher(expression.strip());
    if (rate.matches()) {
      return Rate.of(Integer.parseInt(rate.group(1)), rate.group(2));
    }
    if (expression.startsWith("cron(") && expression.endsWith(")")) {
      return Cron.of(expression.substring("cron(".length(), expression.length() - 1), zone);
    }
    throw new IllegalArgumentException("neither rate(…) nor cron(…)");
  }

  /** The same pause again and again; the first time is one pause after the start. */
  record Rate(Duration pause) implements Cadence {
    private static final Pattern FORM = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)s?\\)");

    static Rate of(int number, String unit) {
      if (number == 0) {
        throw new IllegalArgumentException("a rate is at least 1");
      }
      return new Rate(
          switch (unit) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          });
    }

    @Override
    public Optional<Instant> after(Instant time) {
      return Optional.of(time.plus(pause));
    }
  }

  /** Every minute whose five fields, and year, are all allowed. */
  record Cron(
      CronField minutes,
      CronField hours,
      CronField days,
      CronField months,
      CronField weekdays,
      CronField years,
      ZoneId zone)
      implements Cadence {
    private static final int DAYS_LOOKED_AHEAD = 366 * 12;

    static Cron of(String text, ZoneId zone) {
      String[] fields = text.strip().split("\\s+");
      if (fields.length != 6) {
        throw new IllegalArgumentException("cron takes six fields");
      }
      if (fields[2].equals("?") == fields[4].equals("?")) {
        throw new IllegalArgumentException("either the day or the weekday is ?");
      }
      return new Cron(
          CronField.of(fields[0], 0, 59, ""),
          CronField.of(fields[1], 0, 23, ""),
          CronField.of(fields[2], 1, 31, ""),
          CronField.of(fields[3], 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"),
          CronField.of(fields[4], 1, 7, "SUNMONTUEWEDTHUFRISAT"),
          CronField.of(fields[5], 1970, 2199, ""),
          zone);
    }

    @Override
    public Optional<Instant> after(Instant time) {
      ZonedDateTime next = time.atZone(zone).withSecond(0).withNano(0).plusMinutes(1);
      for (int i = 0; i < DAYS_LOOKED_AHEAD; i++) {
        ZonedDateTime tomorrow = next.toLocalDate().plusDays(1).atStartOfDay(zone);
        if (isDay(next)) {
          for (; next.isBefore(tomorrow); next = next.plusMinutes(1)) {
            if (hours.allows(next.getHour()) && minutes.allows(next.getMinute())) {
              return Optional.of(next.toInstant());
            }
          }
        }
        next = tomorrow;
      }
      return Optional.empty();
    }

    private boolean isDay(ZonedDateTime time) {
      int lastDay = time.toLocalDate().lengthOfMonth();
      return years.allows(time.getYear())
          && months.allows(time.getMonthValue())
          && days.allowsDay(time.getDayOfMonth(), lastDay)
          // EventBridge counts from Sunday = 1.
          && weekdays.allows(time.getDayOfWeek().getValue() % 7 + 1);
    }
  }
}
