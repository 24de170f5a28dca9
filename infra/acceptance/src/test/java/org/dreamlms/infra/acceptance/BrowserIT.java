package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.dreamlms.infra.local.LocalCloud;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page of another origin, in a real browser, calls as the existing client does: what CORS allows
 * is decided there. Three origins take part: the page, the API, the object store.
 */
@ExtendWith({Chromium.class, Running.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class BrowserIT {
  /** Of the long sound: 5 MB. */
  private static final int SECONDS = 30;

  private static final int FIRST_ANSWERS = 5;
  private static final Map<String, String> NOTHING = Map.of();
  private static final JsonNode NOT_READABLE = Browser.json("{\"failed\":\"not readable\"}");

  private final URI api;
  private final Client anybody;
  private final Map<String, String> tokens = new HashMap<>();

  BrowserIT(LocalCloud cloud, Client anybody) {
    this.api = cloud.apiUrl();
    this.anybody = anybody;
  }

  /** How long a function takes for its first answer on a busy machine is not the matter here. */
  @BeforeAll
  void wake() {
    Client teacher = anybody.with(token("teacher"));
    for (int i = 0; i < FIRST_ANSWERS && teacher.get("/api/v1/books").status() != 200; i++) {
      teacher.get("/health");
    }
  }

  @Test
  void a_script_reads_books_with_a_token_after_a_preflight(Browser browser) {
    URI books = at("/api/v1/books?limit=1");

    JsonNode answer = browser.get(books, bearer("teacher"));

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("text").asText()).contains("\"items\":[{\"id\":1,");
    var preflight = browser.answered(preflights().and(to(books))).getFirst();
    assertThat(preflight.sent())
        .containsEntry("origin", FrontEnd.ORIGIN)
        .containsEntry("access-control-request-headers", "authorization")
        .doesNotContainKey("authorization");
    assertThat(preflight.status()).isEqualTo(204);
  }

  @Test
  void a_script_reads_the_headers_that_a_client_needs(Browser browser) {
    JsonNode answer = browser.get(at("/api/v1/books/1/cover"), NOTHING);
    JsonNode headers = answer.path("headers");

    assertThat(headers.path("etag").asText()).startsWith("\"");
    assertThat(headers.path("x-request-id").asText()).isNotEmpty();
    assertThat(headers.path("content-type").asText()).isEqualTo("image/png");
  }

  @Test
  void a_script_asks_whether_the_cover_it_has_is_still_good(Browser browser) {
    URI cover = at("/api/v1/books/1/cover");
    String tag = browser.get(cover, NOTHING).path("headers").path("etag").asText();

    JsonNode again = browser.get(cover, Map.of("If-None-Match", tag));

    assertThat(again.path("status").asInt()).isEqualTo(304);
  }

  @Test
  void a_cover_needs_no_token(Browser browser) {
    assertThat(browser.picture(at("/api/v1/books/1/cover")))
        .isEqualTo(Browser.json("{\"width\":300,\"height\":400}"));
    assertThat(browser.picture(at("/api/v1/publishers/2/logo")).path("width").asInt()).isPositive();
  }

  @Test
  void a_cover_that_a_page_shows_can_be_read_by_its_script_afterwards(Browser browser) {
    URI cover = at("/api/v1/books/4/cover");

    assertThat(browser.picture(cover).path("width").asInt()).isPositive();

    assertThat(browser.get(cover, NOTHING).path("status").asInt()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'',      /api/v1/books,       401",
    "wrong,   /api/v1/books,       403",
    "student, /api/v1/books,       403",
    "teacher, /api/v1/books/4,     404",
    "teacher, /api/v1/books?limit=0, 400",
    "teacher, /nowhere,            404"
  })
  void a_script_reads_why_it_was_refused(String caller, String path, int status, Browser browser) {
    JsonNode answer = browser.get(at(path), bearer(caller));

    assertThat(answer.path("status").asInt()).isEqualTo(status);
    assertThat(answer.path("text").asText()).isNotBlank();
  }

  @Test
  void a_script_reads_when_to_come_again_while_dcs_is_down(Browser browser, Dcs dcs) {
    JsonNode answer;
    try (dcs) {
      dcs.down();
      answer = browser.get(at("/api/v1/books/70004"), bearer("admin"));
    }

    assertThat(answer.path("status").asInt()).isEqualTo(503);
    assertThat(answer.path("headers").path("retry-after").asInt()).isPositive();
    assertThat(Browser.json(answer.path("text").asText()).path("detail").asText()).isNotBlank();
  }

  @Test
  void a_page_of_a_stranger_reads_nothing(Browser browser) {
    browser.open(Browser.STRANGER);

    assertThat(browser.get(at("/health"), NOTHING)).isEqualTo(NOT_READABLE);
    assertThat(browser.get(at("/api/v1/books"), bearer("teacher"))).isEqualTo(NOT_READABLE);
    assertThat(browser.answered(preflights()).getLast().received())
        .doesNotContainKey("access-control-allow-origin");
    assertThat(browser.sent(exchange -> exchange.sent().containsKey("authorization"))).isEmpty();
  }

  @Test
  void a_picture_shows_by_its_link(Browser browser) {
    URI link = link(browser, "images/M1/p1.png");

    JsonNode picture = browser.picture(link);

    assertThat(picture.path("width").asInt()).isPositive();
    assertThat(browser.answered(to(link)))
        .allSatisfy(
            exchange -> assertThat(exchange.sent()).doesNotContainKeys("authorization", "cookie"));
  }

  @Test
  void a_script_reads_a_picture_by_its_link(Browser browser) {
    JsonNode answer = browser.get(link(browser, "images/M1/p2.png"), NOTHING);

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("headers").path("etag").asText()).isNotEmpty();
  }

  @Test
  void a_film_plays_by_its_link_from_the_middle(Browser browser) {
    URI link = link(browser, "video/1.mp4");

    JsonNode film = browser.play("video", link, 1.0);

    assertThat(film.path("failed").asText()).isEmpty();
    assertThat(film.path("duration").asDouble()).isGreaterThan(1.0);
    assertThat(film.path("start").asDouble()).isEqualTo(1.0);
    assertThat(film.path("width").asInt()).isPositive();
    assertThat(film.path("frames").asInt()).isPositive();
    assertThat(browser.answered(to(link)))
        .allSatisfy(
            exchange -> {
              assertThat(exchange.sent()).containsKey("range");
              assertThat(exchange.status()).isEqualTo(206);
            });
  }

  @Test
  void a_script_reads_a_small_file_with_a_token(Browser browser) {
    JsonNode answer = browser.get(at("/api/v1/books/1/assets/images/M1/p1.png"), bearer("teacher"));

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("address").asText()).startsWith(api.toString());
    assertThat(answer.path("size").asInt()).isEqualTo(10_823);
    assertThat(answer.path("headers").path("etag").asText()).isNotEmpty();
  }

  /** The store is reached by a redirect, which makes the page's origin unknown to it. */
  @ParameterizedTest
  @ValueSource(strings = {"assets", "media"})
  void a_script_reads_a_long_file_with_a_token(String door, Browser browser, LocalCloud cloud) {
    StoredFile sound = longSound(browser, cloud);

    JsonNode answer =
        browser.get(at("/api/v1/books/1/" + door + "/" + sound.path()), bearer("teacher"));

    assertThat(answer.path("status").asInt()).isEqualTo(200);
    assertThat(answer.path("address").asText())
        .startsWith(cloud.storeSettings().get("BOOKS_S3_PUBLIC_ENDPOINT"));
    assertThat(answer.path("sha256").asText()).isEqualTo(sound.sha256());
    assertThat(browser.answered(toStore(cloud)))
        .allSatisfy(
            exchange ->
                assertThat(exchange.sent())
                    .containsEntry("origin", "null")
                    .doesNotContainKeys("authorization", "cookie"));
  }

  @Test
  void a_script_reads_a_part_of_a_long_file(Browser browser, LocalCloud cloud) {
    StoredFile sound = longSound(browser, cloud);

    JsonNode answer =
        browser.get(
            at("/api/v1/books/1/media/" + sound.path()),
            with(bearer("teacher"), "Range", "bytes=8-11"));

    assertThat(answer.path("status").asInt()).isEqualTo(206);
    assertThat(answer.path("size").asInt()).isEqualTo(4);
    assertThat(answer.path("headers").path("content-range").asText())
        .isEqualTo("bytes 8-11/" + sound.bytes().length);
    assertThat(answer.path("headers").path("accept-ranges").asText()).isEqualTo("bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "audio, 1, audio/u1_01.mp3",
    "audio, 1, audio/u1_02.mp3",
    "video, 1, video/1.mp4",
    "video, 5, video/2.webm",
    "audio, 6, audio/%C3%B6yk%C3%BC.ogg",
    "audio, 6, audio/%C3%A7an.wav"
  })
  void sound_and_film_play_with_the_token_in_the_address(
      String kind, int book, String path, Browser browser) {
    URI address = media(book, path, "admin");

    JsonNode played = browser.play(kind, address, 0.2);

    assertThat(played.path("failed").asText()).isEmpty();
    assertThat(played.path("duration").asDouble()).isGreaterThan(0.2);
    assertThat(played.path("time").asDouble()).isGreaterThan(0.2);
    assertThat(played.path(kind.equals("video") ? "frames" : "soundBytes").asInt()).isPositive();
    assertThat(browser.answered(to(address)))
        .allSatisfy(exchange -> assertThat(exchange.status()).isEqualTo(206));
  }

  /** Each answer is cut to what a function may send; the player asks for the rest by itself. */
  @Test
  void a_long_sound_plays_from_its_end(Browser browser, LocalCloud cloud) {
    URI address = media(1, longSound(browser, cloud).path(), "student");

    JsonNode played = browser.play("audio", address, SECONDS - 2);

    assertThat(played.path("failed").asText()).isEmpty();
    assertThat(played.path("duration").asDouble()).isEqualTo(SECONDS);
    assertThat(played.path("time").asDouble()).isGreaterThan(SECONDS - 2);
    assertThat(browser.answered(to(address)))
        .hasSizeGreaterThan(1)
        .allSatisfy(exchange -> assertThat(exchange.status()).isEqualTo(206));
  }

  @Test
  void a_picture_that_needs_a_token_does_not_show_without(Browser browser) {
    assertThat(browser.picture(at("/api/v1/books/1/assets/images/M1/p1.png")).has("failed"))
        .isTrue();
    assertThat(browser.play("audio", at("/api/v1/books/1/media/audio/u1_01.mp3"), 0).has("failed"))
        .isTrue();
  }

  private StoredFile longSound(Browser browser, LocalCloud cloud) {
    StoredFile sound = StoredFile.sound("audio/long.wav", SECONDS);
    sound.put(cloud.storeSettings(), link(browser, "images/M1/p1.png"));
    return sound;
  }

  private URI media(int book, String path, String caller) {
    return at("/api/v1/books/" + book + "/media/" + path + "?token=" + token(caller));
  }

  private URI at(String path) {
    return api.resolve(path);
  }

  /** Where a file of the first book lies in the object store, for an hour. */
  private URI link(Browser browser, String path) {
    URI address = at("/api/v1/books/1/assets/presigned?path=" + Client.encode(path));
    JsonNode answer = browser.get(address, bearer("teacher"));
    return URI.create(Browser.json(answer.path("text").asText()).path("url").asText());
  }

  private Map<String, String> bearer(String caller) {
    return switch (caller) {
      case "" -> NOTHING;
      case "wrong" -> Map.of("Authorization", "Bearer wrong");
      default -> Map.of("Authorization", "Bearer " + token(caller));
    };
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(name, value);
    return all;
  }

  private String token(String caller) {
    return tokens.computeIfAbsent(caller, name -> anybody.token(name, Running.PASSWORD));
  }

  private static Predicate<Traffic.Exchange> to(URI address) {
    return exchange -> exchange.address().equals(address.toString());
  }

  private static Predicate<Traffic.Exchange> toStore(LocalCloud cloud) {
    String store = cloud.storeSettings().get("BOOKS_S3_PUBLIC_ENDPOINT") + "/";
    return exchange -> exchange.address().startsWith(store);
  }

  private static Predicate<Traffic.Exchange> preflights() {
    return exchange -> exchange.method().equals("OPTIONS");
  }
}
