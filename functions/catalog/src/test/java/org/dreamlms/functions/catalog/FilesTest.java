package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.dreamlms.lib.assetlinks.BookFilesUnavailable;
import org.dreamlms.lib.assetlinks.BookPrefix;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of books, through {@code /assets/}, {@code /media/} and {@code /page-image/}. */
final class FilesTest extends SchoolTest {
  private static final BookPrefix BOOK = new BookPrefix(2, "Işık Yayınları", "ISIK-A");
  private static final String ASSETS = "/api/v1/books/4/assets/";
  private static final String MEDIA = "/api/v1/books/4/media/";
  private static final int LONG = 9 << 20;

  /** Validators that another test left. */
  @BeforeEach
  void forget() {
    context.getBean(HybridCache.class).clear(Invalidation.SOFT, "another test");
  }

  @ParameterizedTest
  @EnumSource(
      value = Person.class,
      names = {"ADMIN", "SUPERVISOR", "PUBLISHER", "TEACHER", "STUDENT"})
  void who_may_see_a_book_gets_its_files(Person person) {
    byte[] sound = sound(40_000);
    files.put(BOOK, "audio/1.mp3", sound);

    for (String address : new String[] {ASSETS, MEDIA}) {
      var reply = get(person, address + "audio/1.mp3");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo(sound);
      assertThat(reply.header("content-type")).isEqualTo("audio/mpeg");
      assertThat(reply.header("accept-ranges")).isEqualTo("bytes");
      assertThat(reply.header("cache-control")).isEqualTo("private, max-age=600");
      assertThat(reply.header("vary")).isEqualTo("Authorization, Origin");
      assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(reply.header("etag")).matches("\"[^\"]+\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b.mp3", "İ+ı&1.mp3", "e\u0301.mp3", "a=1,2!.mp3", "~'()@.mp3"})
  void a_name_is_that_of_the_file_whatever_its_characters(String name) {
    String path = "audio/" + name;
    files.put(BOOK, path, sound(600));

    var reply = get(Person.TEACHER, ASSETS + encoded(path));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(files.reads()).containsExactly(path);
  }

  @Test
  void a_path_may_come_as_the_config_spells_it() {
    files.put(BOOK, "audio/1.mp3", sound(600));

    assertThat(get(Person.TEACHER, MEDIA + "./books/Other/audio/1.mp3").status()).isEqualTo(200);
    assertThat(get(Person.TEACHER, MEDIA + "books/Other/audio/1.mp3").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99, 0, 99",
    "bytes=10-, 10, 999",
    "bytes=-3, 997, 999",
    "bytes=-5000, 0, 999",
    "bytes=990-5000, 990, 999",
    "Bytes = 5-5 , 5, 5",
    "bytes=0-999999999999999999999999, 0, 999"
  })
  void a_range_is_answered_by_its_part(String range, int first, int last) {
    byte[] sound = sound(1000);
    files.put(BOOK, "audio/1.mp3", sound);

    var reply = ranged(range);

    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(sound, first, last + 1));
    assertThat(reply.header("content-range")).isEqualTo("bytes %d-%d/1000".formatted(first, last));
    assertThat(reply.header("content-type")).isEqualTo("audio/mpeg");
    assertThat(reply.header("etag")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=1000-", "bytes=5000-6000", "bytes=-0", "bytes=99999999999999999999-"})
  void a_range_behind_the_end_is_none(String range) {
    files.put(BOOK, "audio/1.mp3", sound(1000));

    var reply = ranged(range);

    assertThat(reply.status()).isEqualTo(416);
    assertThat(reply.header("content-range")).isEqualTo("bytes */1000");
    assertThat(reply.text()).contains("range-not-satisfiable");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,5-6",
        "bytes=5-2",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=1-2-3",
        "items=0-1",
        "0-1",
        "bytes 0-1",
        "bytes=0x1-"
      })
  void several_ranges_and_what_is_no_range_are_answered_by_the_whole(String range) {
    byte[] sound = sound(1000);
    files.put(BOOK, "audio/1.mp3", sound);

    var reply = ranged(range);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(sound);
  }

  @Test
  void the_end_of_an_empty_file_is_all_of_it() {
    files.put(BOOK, "audio/1.mp3", new byte[0]);

    assertThat(ranged("bytes=-5").status()).isEqualTo(200);
    assertThat(ranged("bytes=0-5").header("content-range")).isEqualTo("bytes */0");
    assertThat(get(Person.TEACHER, ASSETS + "audio/1.mp3").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 4194303",
    "bytes=0-8000000, 0, 4194303",
    "bytes=1000000-, 1000000, 5194303",
    "bytes=-5000000, 4437184, 8631487",
    "bytes=-4194304, 5242880, 9437183",
    "bytes=9000000-, 9000000, 9437183"
  })
  void a_long_range_is_cut_to_four_mebibytes(String range, int first, int last) {
    byte[] film = sound(LONG);
    files.put(BOOK, "audio/1.mp3", film);

    var reply = ranged(range);

    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.header("content-range"))
        .isEqualTo("bytes %d-%d/%d".formatted(first, last, LONG));
    assertThat(Arrays.equals(reply.body(), Arrays.copyOfRange(film, first, last + 1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {ASSETS, MEDIA})
  void what_is_too_long_to_be_sent_is_fetched_from_the_store(String address) {
    files.put(BOOK, "audio/1.mp3", sound((4 << 20) + 1));

    var reply = get(Person.STUDENT, address + "audio/1.mp3");

    assertThat(reply.status()).isEqualTo(307);
    assertThat(reply.header("location"))
        .startsWith("http://127.0.0.1:9000/publishers/")
        .contains("/books/ISIK-A/audio/1.mp3?", "X-Amz-Signature=")
        .doesNotContain("token=");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void four_mebibytes_just_fit() {
    byte[] film = sound(4 << 20);
    files.put(BOOK, "audio/1.mp3", film);

    var reply = get(Person.TEACHER, MEDIA + "audio/1.mp3");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(Arrays.equals(reply.body(), film)).isTrue();
  }

  @Test
  void the_longest_text_fits_too() {
    byte[] text = "\"\\\n\t".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    files.put(BOOK, "words.txt", text);

    var reply = get(Person.TEACHER, ASSETS + "words.txt");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(Arrays.equals(reply.body(), text)).isTrue();
  }

  @Test
  void a_part_of_a_text_may_begin_and_end_within_a_character() {
    byte[] text = "WEBVTT\n\nşşşşş".getBytes(StandardCharsets.UTF_8);
    files.put(BOOK, "audio/1.mp3", text);

    var reply = ranged("bytes=9-13");

    assertThat(reply.header("content-type")).isEqualTo("text/vtt; charset=utf-8");
    assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(text, 9, 14));
  }

  @Test
  void who_has_the_file_is_told_that_it_is_the_same() {
    files.put(BOOK, "audio/1.mp3", sound(1000));
    String tag = get(Person.TEACHER, MEDIA + "audio/1.mp3").header("etag");

    for (String range : new String[] {"", "bytes=0-9", "bytes=5000-"}) {
      var reply = call(range).header("if-none-match", "\"x\", W/" + tag).send();

      assertThat(reply.status()).isEqualTo(304);
      assertThat(reply.body()).isEmpty();
      assertThat(reply.header("etag")).isEqualTo(tag);
      assertThat(reply.header("cache-control")).isEqualTo("private, max-age=600");
    }
    assertThat(call("").header("if-none-match", "\"x\"").send().status()).isEqualTo(200);
  }

  @Test
  void who_has_the_file_is_told_so_without_the_store_until_an_event_tells_of_the_book() {
    files.put(BOOK, "audio/1.mp3", sound(1000));
    String tag = get(Person.TEACHER, MEDIA + "audio/1.mp3").header("etag");
    assertThat(call("").header("if-none-match", tag).send().status()).isEqualTo(304);
    int reads = files.reads().size();

    for (String range : new String[] {"", "bytes=0-9", "bytes=5000-"}) {
      var reply = call(range).header("if-none-match", "\"x\", W/" + tag).send();

      assertThat(reply.status()).isEqualTo(304);
      assertThat(reply.body()).isEmpty();
      assertThat(reply.header("etag")).isEqualTo(tag);
      assertThat(reply.header("cache-control")).isEqualTo("private, max-age=600");
      assertThat(reply.header("vary")).isEqualTo("Authorization, Origin");
      assertThat(reply.header("cache-status"))
          .startsWith("LMS-near; hit; ttl=")
          .contains("key=\"dcs:books:validator:4@");
    }
    assertThat(files.reads()).hasSize(reads);

    files.put(BOOK, "audio/1.mp3", sound(2000));
    context
        .getBean(HybridCache.class)
        .invalidateTags(
            CatalogTags.BOOK_UPDATED.of(4), CatalogTags.BOOK_UPDATED.kind(), "an event");
    var changed = call("").header("if-none-match", tag).send();
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body()).isEqualTo(sound(2000));
  }

  @Test
  void who_has_another_version_gets_this_one_from_the_store() {
    files.put(BOOK, "audio/1.mp3", sound(1000));
    for (int i = 0; i < 2; i++) {
      var reply = call("").header("if-none-match", "\"x\"").send();

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo(sound(1000));
    }
    assertThat(files.reads()).hasSize(2);
  }

  @Test
  void who_may_not_see_a_file_is_not_told_that_it_is_the_same() {
    files.put(BOOK, "config.json", text("{}"));
    String tag = get(Person.TEACHER, MEDIA + "config.json").header("etag");
    for (Person person : new Person[] {Person.TEACHER, Person.STUDENT, Person.NEW_TEACHER}) {
      var reply =
          new LambdaDriver(context)
              .get(MEDIA + "config.json")
              .bearer(token(person))
              .header("if-none-match", tag)
              .send();

      assertThat(reply.status()).isEqualTo(person == Person.TEACHER ? 304 : 404);
    }
  }

  @Test
  void a_range_of_another_version_is_answered_by_the_whole_of_this_one() {
    files.put(BOOK, "audio/1.mp3", sound(1000));
    String tag = get(Person.TEACHER, MEDIA + "audio/1.mp3").header("etag");

    assertThat(call("bytes=0-9").header("if-range", tag).send().status()).isEqualTo(206);
    for (String other :
        new String[] {"\"x\"", "W/" + tag, "Wed, 04 Mar 2026 12:07:00 GMT", "junk"}) {
      for (String range : new String[] {"bytes=0-9", "bytes=5000-"}) {
        var reply = call(range).header("if-range", other).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasSize(1000);
      }
    }
  }

  @Test
  void the_beginning_of_a_file_is_read_once_for_all_its_parts() {
    files.put(BOOK, "audio/1.mp3", sound(5_000));
    ranged("bytes=1000-1999");
    ranged("bytes=2000-2999");

    assertThat(files.reads())
        .containsExactly(
            "audio/1.mp3 bytes=1000-1999",
            "audio/1.mp3 bytes=0-511",
            "audio/1.mp3 bytes=2000-2999");
  }

  @Test
  void a_picture_that_can_hold_scripts_runs_none() {
    files.put(BOOK, "x.png", text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"));

    var reply = get(Person.TEACHER, ASSETS + "x.png");

    assertThat(reply.header("content-type")).isEqualTo("image/svg+xml");
    assertThat(reply.header("content-security-policy")).contains("default-src 'none'", "sandbox");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><script>x</script>",
        "<html><svg></svg></html>",
        "<?xml version='1.0'?><?xml-stylesheet href='x'?><x/>",
        "  \ufeff<script>x</script>",
        "<!-- <svg> --><html>"
      })
  void a_page_that_pretends_to_be_a_picture_is_a_download(String page) {
    files.put(BOOK, "images/1.png", text(page));

    var reply = get(Person.TEACHER, ASSETS + "images/1.png");

    assertThat(reply.header("content-type")).isEqualTo("application/octet-stream");
    assertThat(reply.header("content-disposition")).isEqualTo("attachment");
    assertThat(reply.header("content-security-policy")).contains("sandbox");
    assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void a_player_sends_its_token_in_the_address() {
    files.put(BOOK, "audio/1.mp3", sound(600));
    String mine = token(Person.TEACHER);

    assertThat(getAnonymously(MEDIA + "audio/1.mp3?token=" + mine).status()).isEqualTo(200);
    assertThat(getAnonymously(MEDIA + "audio/1.mp3?token=" + mine + "x").status()).isEqualTo(403);
    assertThat(getAnonymously(MEDIA + "audio/1.mp3").status()).isEqualTo(401);
  }

  @Tag("TK7")
  @Test
  void tk7_the_header_wins_over_the_token_in_the_address() {
    files.put(BOOK, "audio/1.mp3", sound(600));
    String mine = MEDIA + "audio/1.mp3?token=" + token(Person.TEACHER);
    String strangers = MEDIA + "audio/1.mp3?token=" + token(Person.NEW_TEACHER);

    assertThat(get(Person.NEW_TEACHER, mine).status()).isEqualTo(404);
    assertThat(get(Person.TEACHER, strangers).status()).isEqualTo(200);
    assertThat(getAnonymously(mine + "&token=" + token(Person.TEACHER)).status()).isEqualTo(403);
  }

  @Tag("TK7")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/books",
        "/api/v1/books/4",
        "/api/v1/books/4/assets/audio/1.mp3",
        "/api/v1/books/4/assets/presigned",
        "/api/v1/books/4/page-image/1",
        "/api/v1/books/4/pages/detail",
        "/api/v1/publishers"
      })
  void tk7_no_other_route_takes_a_token_from_the_address(String path) {
    assertThat(getAnonymously(path + "?path=a.png&token=" + token(Person.ADMIN)).status())
        .isEqualTo(401);
  }

  @Tag("PS1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x.png",
        "images/../../x.png",
        "%2e%2e/x.png",
        "%2E%2E%2Fx.png",
        "%252e%252e/x.png",
        "..%5cx.png",
        "..%255cx.png",
        "%c0%ae%c0%ae/x.png",
        "x%00.png",
        "x%2500.png",
        "x%0d%0ay.png",
        "a;b.png",
        "images//x.png",
        "/images/x.png",
        "%2Fimages/x.png",
        "images/",
        "images/x.png/",
        "images/./x.png",
        ".",
        "https://evil.example/x.png",
        "a%3Fb.png",
        "a%3Cb.png",
        "a%7Cb.png"
      })
  void ps1_what_names_no_file_is_refused_before_anybody_is_asked(String path) {
    for (String address : new String[] {ASSETS, MEDIA}) {
      var reply = get(Person.TEACHER, address + path);
      // Of a book that is not there, too: so DCS was not asked for it.
      var elsewhere = get(Person.TEACHER, address.replace("/4/", "/77/") + path);

      assertThat(reply.status()).as(path).isEqualTo(400);
      assertThat(reply.text())
          .isEqualTo(
              problem(
                  "invalid-asset-path",
                  "The path of the asset is not allowed",
                  400,
                  "This path cannot be a file of the book."));
      assertThat(elsewhere.status()).isEqualTo(400);
      assertThat(elsewhere.body()).isEqualTo(reply.body());
      assertThat(files.reads()).isEmpty();
    }
  }

  @Tag("PS1")
  @Test
  void ps1_a_path_of_more_than_1024_bytes_is_refused() {
    assertThat(get(Person.TEACHER, ASSETS + "ş".repeat(512)).status()).isEqualTo(404);
    assertThat(get(Person.TEACHER, ASSETS + "ş".repeat(513)).status()).isEqualTo(400);
  }

  @Tag("PS2")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uff0e\uff0e\uff0fx.png",
        "a\u2215b.png",
        "\u202Egnp.x",
        "a\u200d.png",
        "İ.png",
        "e\u0301.png"
      })
  void ps2_an_exotic_name_is_asked_for_exactly_as_it_is(String path) {
    var reply = get(Person.TEACHER, ASSETS + encoded(path));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(files.reads()).containsExactly(path);
    files.put(BOOK, path, sound(600));
    assertThat(get(Person.TEACHER, ASSETS + encoded(path)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "TEACHER, 3",
    "NEW_TEACHER, 4",
    "STUDENT, 1",
    "PUBLISHER, 1",
    "ADMIN, 5",
    "ADMIN, 04",
    "ADMIN, x",
    "ADMIN, 2147483648"
  })
  void files_of_a_foreign_and_of_an_absent_book_are_absent_in_the_same_bytes(
      Person person, String book) {
    files.put(new BookPrefix(1, "Universal ELT", "BRAINS1"), "a.png", sound(600));
    files.put(new BookPrefix(1, "Universal ELT", "Kids Club 3"), "a.png", sound(600));
    files.put(BOOK, "a.png", sound(600));
    for (String rest : new String[] {"/assets/a.png", "/media/a.png", "/page-image/1"}) {
      var reply = get(person, "/api/v1/books/" + book + rest);

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.text())
          .isEqualTo(problem("not-found", "Not found", 404, "Book not found in DCS"));
      assertThat(files.reads()).isEmpty();
    }
  }

  @Test
  void a_file_that_is_not_there_is_absent() {
    var reply = get(Person.TEACHER, MEDIA + "audio/9.mp3");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text())
        .isEqualTo(problem("not-found", "Not found", 404, "File not found in this book"));
    assertThat(ranged("bytes=0-1").status()).isEqualTo(404);
  }

  @Test
  void a_store_that_is_down_is_no_absent_file() {
    files.failing(new BookFilesUnavailable("10.0.0.1 refused", null));

    var reply = get(Person.TEACHER, MEDIA + "audio/1.mp3");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("30");
    assertThat(reply.text()).contains("files-unavailable").doesNotContain("10.0.0.1");
  }

  @Test
  void a_page_has_its_picture() {
    putConfig(
        4,
        json(
            "{'books':[{'modules':[{'name':'A','pages':["
                + "{'page_number':7,'image_path':'./books/X/images/M1/p7.png'},"
                + "{'page_number':8,'image_path':'https://elsewhere.example/8.png'},"
                + "{'page_number':9}]},"
                + "{'name':'B','pages':[{'page_number':7,'image_path':'images/other.png'}]}]}]}"));
    files.put(BOOK, "images/M1/p7.png", sound(600));

    assertThat(get(Person.STUDENT, "/api/v1/books/4/page-image/7").status()).isEqualTo(200);
    assertThat(get(Person.STUDENT, "/api/v1/books/4/page-image/7/").status()).isEqualTo(200);
    for (String none : new String[] {"8", "9", "10", "0", "07", "-7", "7.0", "x"}) {
      var reply = get(Person.TEACHER, "/api/v1/books/4/page-image/" + none);

      assertThat(reply.status()).as(none).isEqualTo(404);
      assertThat(reply.text())
          .isEqualTo(problem("not-found", "Not found", 404, "Page image not found"));
    }
  }

  @Tag("AC5")
  @ParameterizedTest
  @ValueSource(
      strings = {"config.json", "Config.JSON", "old/config.json", "config.json.bak", "x.json"})
  void what_may_hold_answers_is_absent_for_students_only(String path) {
    files.put(BOOK, path, text("{\"answer\":\"cat\"}"));

    for (String address : new String[] {ASSETS, MEDIA, MEDIA + "./"}) {
      var absent = get(Person.STUDENT, address + "nothing.png");
      var kept = get(Person.STUDENT, address + path);

      assertThat(kept.status()).isEqualTo(404);
      assertThat(kept.text()).isEqualTo(absent.text());
      assertThat(get(Person.TEACHER, address + path).status()).isEqualTo(200);
    }
  }

  @Tag("AC5")
  @Test
  void a_config_that_names_itself_as_a_picture_is_no_way_around() {
    putConfig(
        4,
        json(
            "{'books':[{'modules':[{'name':'A','pages':["
                + "{'page_number':7,'image_path':'config.json'}]}]}]}"));
    files.put(BOOK, "config.json", text("{}"));

    assertThat(get(Person.STUDENT, "/api/v1/books/4/page-image/7").status()).isEqualTo(404);
  }

  private LambdaDriver.Reply ranged(String range) {
    return call(range).send();
  }

  private LambdaDriver.Call call(String range) {
    var call = new LambdaDriver(context).get(MEDIA + "audio/1.mp3").bearer(token(Person.TEACHER));
    return range.isEmpty() ? call : call.header("range", range);
  }

  private static String encoded(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Noise behind an ID3 tag, as an MP3 begins. */
  private static byte[] sound(int length) {
    byte[] bytes = new byte[length];
    new Random(5).nextBytes(bytes);
    byte[] tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 0};
    System.arraycopy(tag, 0, bytes, 0, tag.length);
    return bytes;
  }
}
