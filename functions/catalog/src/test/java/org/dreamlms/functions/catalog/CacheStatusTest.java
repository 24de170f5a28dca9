package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.dreamlms.functions.catalog.CacheNotes.Note;
import org.dreamlms.lib.hybridcache.Answer;
import org.dreamlms.lib.hybridcache.Answer.Quality;
import org.dreamlms.lib.hybridcache.Answer.Source;
import org.junit.jupiter.api.Test;

final class CacheStatusTest {
  private static final long NOW = 1_800_000_000_000L;

  /** RFC 9211, section 2, as far as we use it: tokens, and parameters of known kinds. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "LMS-(near|shared)(; hit|; fwd=[a-z-]+)(; stored|; collapsed|; ttl=-?\\d+"
              + "|; detail=[a-z-]+|; key=\"[ -!#-\\[\\]-~]*\")*");

  @Test
  void a_hit_says_how_long_it_would_go_on() {
    assertThat(header(note("dcs:books:list", Source.NEAR, Quality.FRESH, 10)))
        .isEqualTo("LMS-near; hit; ttl=590; key=\"dcs:books:list\"");
    assertThat(header(note("dcs:books:id:7", Source.SHARED, Quality.FRESH, 10)))
        .isEqualTo("LMS-shared; hit; ttl=590; key=\"dcs:books:id:7\", LMS-near; fwd=miss; stored");
  }

  @Test
  void what_dcs_was_asked_for_was_forwarded_by_both() {
    assertThat(header(note("dcs:books:id:7", Source.ORIGIN, Quality.FRESH, 0)))
        .isEqualTo(
            "LMS-shared; fwd=miss; stored; key=\"dcs:books:id:7\", LMS-near; fwd=miss; stored");
  }

  @Test
  void what_is_past_its_time_says_so_and_why() {
    assertThat(header(note("dcs:books:list", Source.NEAR, Quality.STALE_ON_ERROR, 631)))
        .isEqualTo("LMS-near; hit; ttl=-31; detail=stale-if-error; key=\"dcs:books:list\"");
    assertThat(header(note("dcs:books:list", Source.NEAR, Quality.STALE, 601)))
        .contains("detail=stale-while-revalidate");
  }

  @Test
  void of_several_entries_the_hardest_to_come_by_is_named_and_the_oldest_tells_the_age() {
    List<Note> notes =
        List.of(
            note("dcs:books:list", Source.NEAR, Quality.FRESH, 300),
            note("dcs:books:id:7", Source.ORIGIN, Quality.FRESH, 0),
            note("dcs:publishers:list", Source.SHARED, Quality.FRESH, 20));

    CacheStatus status = new CacheStatus(notes, NOW);

    assertThat(status.header()).contains("dcs:books:id:7");
    assertThat(status.age()).isEqualTo(300);
    assertThat(status.isStale()).isFalse();
  }

  @Test
  void a_part_past_its_time_makes_all_of_it_so() {
    List<Note> notes =
        List.of(
            note("dcs:books:list", Source.NEAR, Quality.STALE_ON_ERROR, 700),
            note("dcs:books:id:7", Source.ORIGIN, Quality.FRESH, 0));

    CacheStatus status = new CacheStatus(notes, NOW);

    assertThat(status.header()).startsWith("LMS-near; hit; ttl=-100; detail=stale-if-error");
    assertThat(status.isStale()).isTrue();
  }

  @Test
  void whatever_happened_it_is_a_list_of_the_standard() {
    for (Source source : Source.values()) {
      for (Quality quality : Quality.values()) {
        for (boolean collapsed : new boolean[] {true, false}) {
          for (boolean unverified : new boolean[] {true, false}) {
            Answer<String> answer =
                new Answer<>(null, source, quality, NOW, 600_000, collapsed, unverified);
            String header =
                new CacheStatus(List.of(new Note("dcs:books:id:7", answer)), NOW).header();

            assertThat(header.split(", ")).allMatch(member -> MEMBER.matcher(member).matches());
          }
        }
      }
    }
  }

  @Test
  void developers_see_each_question() {
    List<Note> notes =
        List.of(
            note("dcs:books:list", Source.NEAR, Quality.FRESH, 300),
            note("dcs:books:id:7", Source.ORIGIN, Quality.FRESH, 0));

    assertThat(new CacheStatus(notes, NOW).timing())
        .isEqualTo("cache;desc=\"near dcs:books:list\", cache;desc=\"origin dcs:books:id:7\"");
  }

  private static String header(Note note) {
    return new CacheStatus(List.of(note), NOW).header();
  }

  private static Note note(String key, Source source, Quality quality, int ageSeconds) {
    return new Note(
        key, new Answer<>("x", source, quality, NOW - ageSeconds * 1000L, 600_000, false, false));
  }
}
