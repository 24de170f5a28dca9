package org.dreamlms.lib.bookcatalog;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.dreamlms.lib.dcsclient.ByteSize;
import org.dreamlms.lib.hybridcache.Lifetimes;
import org.jspecify.annotations.Nullable;

/**
 * How long what DCS says is taken for true. The names {@code DCS_CACHE_*_TTL} and their unit, whole
 * seconds, are those of the LMS before; 0 means "do not cache", blank or unset our default,
 * anything else stops the start.
 *
 * @param defaultTtl of books and publishers where they have none of their own; unset 6 h
 * @param publisherTtl of publishers and their list
 * @param bookTtl of books, their list, configs and covers
 * @param logoTtl of logos, whose changes DCS tells nobody; unset 1 h, or {@code defaultTtl} where
 *     that is shorter
 * @param absentFor how long "there is no such thing" is believed; 1 s to 10 min. Short: DCS may be
 *     uploading just now
 * @param staleIfError {@code DCS_CACHE_STALE_IF_ERROR}: how long after its lifetime something may
 *     be shown while DCS fails; 0 to 20 days
 * @param nearMaximum bytes of heap for all entries together, 1 MB to 64 GB; unset a quarter of the
 *     heap. {@code DCS_CACHE_NEAR_MAXIMUM}, for instance {@code 64MB}
 * @param warmupEnabled {@code DCS_CACHE_WARMUP_ENABLED}: whether schedule and snapshot fill the
 *     cache before anybody asks; unset not
 */
@ConfigurationProperties("dcs.cache")
public record BookCacheSettings(
    @Nullable String defaultTtl,
    @Nullable String publisherTtl,
    @Nullable String bookTtl,
    @Nullable String logoTtl,
    @Bindable(defaultValue = "30s") Duration absentFor,
    @Bindable(defaultValue = "7d") Duration staleIfError,
    @Nullable ByteSize nearMaximum,
    @Bindable(defaultValue = "false") boolean warmupEnabled) {

  /** Product decision 1: invalidation keeps entries true, so lifetimes are only a safety net. */
  static final Duration USUAL = Duration.ofHours(6);

  static final Duration USUAL_LOGO = Duration.ofHours(1);

  private static final int MOST_DIGITS = 8;

  /** What is kept longer would outlive what refuses it ({@link Lifetimes#LONGEST}). */
  private static final Duration LONGEST = Duration.ofDays(27);

  private static final Duration LONGEST_STALE = Duration.ofDays(20);
  private static final int HEAP_SHARE = 4;
  private static final ByteSize LEAST = ByteSize.megabytes(1);
  private static final ByteSize MOST = ByteSize.megabytes(64 << 10);

  public BookCacheSettings {
    seconds("DCS_CACHE_DEFAULT_TTL", defaultTtl, USUAL);
    seconds("DCS_CACHE_PUBLISHER_TTL", publisherTtl, USUAL);
    seconds("DCS_CACHE_BOOK_TTL", bookTtl, USUAL);
    seconds("DCS_CACHE_LOGO_TTL", logoTtl, USUAL);
    if (absentFor.compareTo(Duration.ofSeconds(1)) < 0
        || absentFor.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException(
          "DCS_CACHE_ABSENT_FOR must be 1 s to 10 min, not " + absentFor);
    }
    if (staleIfError.isNegative() || staleIfError.compareTo(LONGEST_STALE) > 0) {
      throw new IllegalArgumentException(
          "DCS_CACHE_STALE_IF_ERROR must be 0 to 20 days, not " + staleIfError);
    }
    if (nearMaximum != null
        && (nearMaximum.compareTo(LEAST) < 0 || nearMaximum.compareTo(MOST) > 0)) {
      throw new IllegalArgumentException(
          "DCS_CACHE_NEAR_MAXIMUM must be 1 MB to 64 GB, not " + nearMaximum);
    }
  }

  Duration publishers() {
    return seconds("DCS_CACHE_PUBLISHER_TTL", publisherTtl, usual());
  }

  Duration books() {
    return seconds("DCS_CACHE_BOOK_TTL", bookTtl, usual());
  }

  Duration logos() {
    Duration unset = usual().compareTo(USUAL_LOGO) < 0 ? usual() : USUAL_LOGO;
    return seconds("DCS_CACHE_LOGO_TTL", logoTtl, unset);
  }

  /** As the cache wants them; together they are never too long for it. */
  Lifetimes lifetimes(Duration fresh) {
    Duration room = Lifetimes.LONGEST.minus(fresh);
    return new Lifetimes(
        fresh, shorter(staleIfError, room), shorter(fresh.isZero() ? absentFor : fresh, absentFor));
  }

  /**
   * @param heap what the JVM may use, in bytes
   */
  long maximum(long heap) {
    return nearMaximum == null ? heap / HEAP_SHARE : nearMaximum.bytes();
  }

  private Duration usual() {
    return seconds("DCS_CACHE_DEFAULT_TTL", defaultTtl, USUAL);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration seconds(String name, @Nullable String text, Duration unset) {
    String digits = text == null ? "" : text.strip();
    if (digits.isEmpty()) {
      return unset;
    }
    boolean whole =
        digits.length() <= MOST_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    Duration ttl = whole ? Duration.ofSeconds(Integer.parseInt(digits)) : LONGEST.plusSeconds(1);
    if (ttl.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name
              + " must be whole seconds from 0 (do not cache) to "
              + LONGEST.toSeconds()
              + ", not "
              + digits);
    }
    return ttl;
  }
}
