package org.dreamlms.functions.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dreamlms.functions.catalog.CacheNotes.Note;
import org.dreamlms.lib.hybridcache.Answer;
import org.dreamlms.lib.hybridcache.Answer.Quality;

/**
 * How the cache answered, as {@code Cache-Status} says it (RFC 9211): the tier nearest to DCS
 * first. An answer that was made from several entries names the one that was hardest to come by, as
 * {@code key}.
 *
 * <pre>
 * LMS-near; hit; ttl=20712; key="dcs:books:list"
 * LMS-shared; hit; ttl=20712; key="dcs:books:id:7", LMS-near; fwd=miss; stored
 * LMS-shared; fwd=miss; stored; collapsed; key="dcs:books:id:7", LMS-near; fwd=miss; stored
 * LMS-near; hit; ttl=-31; detail=stale-if-error; key="dcs:books:list"
 * </pre>
 */
final class CacheStatus {
  private static final String NEAR = "LMS-near";
  private static final String SHARED = "LMS-shared";
  private static final String NEAR_FILLED = ", " + NEAR + "; fwd=miss; stored";

  private static final Comparator<Note> HARDEST =
      Comparator.comparing((Note note) -> note.answer().quality())
          .thenComparing(note -> note.answer().source());

  private final List<Note> notes;
  private final long now;

  /**
   * @param notes at least one
   * @param now milliseconds since 1970
   */
  CacheStatus(List<Note> notes, long now) {
    this.notes = notes;
    this.now = now;
  }

  /** For the access log: {@code near}, {@code shared} or {@code origin}. */
  String layer() {
    return hardest().answer().source().name().toLowerCase(Locale.ROOT);
  }

  /** Value of the header. */
  String header() {
    Note hardest = hardest();
    Answer<?> answer = hardest.answer();
    String key = "; key=\"" + hardest.key() + "\"";
    return switch (answer.source()) {
      case NEAR -> NEAR + hit(answer) + key;
      case SHARED -> SHARED + hit(answer) + key + NEAR_FILLED;
      case ORIGIN ->
          SHARED
              + "; fwd=miss; stored"
              + (answer.collapsed() ? "; collapsed" : "")
              + key
              + NEAR_FILLED;
    };
  }

  /** Each question by itself, as the tools of a browser show it (W3C Server Timing). */
  String timing() {
    return notes.stream()
        .map(
            note ->
                "cache;desc=\"%s %s\""
                    .formatted(note.answer().source().name().toLowerCase(Locale.ROOT), note.key()))
        .collect(Collectors.joining(", "));
  }

  /** Seconds since DCS gave, or confirmed, the oldest part of the answer. */
  long age() {
    long oldest = notes.stream().mapToLong(note -> note.answer().storedAt()).min().orElse(now);
    return Math.max(0, (now - oldest) / 1000);
  }

  /** Whether any part of it is past its time. */
  boolean isStale() {
    return notes.stream().anyMatch(note -> note.answer().quality() != Quality.FRESH);
  }

  private Note hardest() {
    return notes.stream().max(HARDEST).orElseThrow();
  }

  private String hit(Answer<?> answer) {
    long left = (answer.storedAt() + answer.freshMillis() - now) / 1000;
    return "; hit; ttl=" + left + (answer.collapsed() ? "; collapsed" : "") + detail(answer);
  }

  private static String detail(Answer<?> answer) {
    return switch (answer.quality()) {
      case STALE -> "; detail=stale-while-revalidate";
      case STALE_ON_ERROR -> "; detail=stale-if-error";
      case FRESH -> answer.unverified() ? "; detail=epoch-unknown" : "";
    };
  }
}
