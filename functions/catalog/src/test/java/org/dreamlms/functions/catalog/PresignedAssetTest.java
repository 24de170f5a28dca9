package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PresignedAssetTest extends SchoolTest {
  private static final Pattern ANSWER =
      Pattern.compile(
          "\\{\"url\":\"([^\"]+)\",\"expires_in_seconds\":(\\d+),\"content_type\":(.+)}");

  @ParameterizedTest
  @EnumSource(
      value = Person.class,
      names = {"ADMIN", "SUPERVISOR", "PUBLISHER", "TEACHER", "STUDENT"})
  void who_may_see_a_book_gets_an_address_that_lasts_most_of_an_hour(Person person) {
    var reply = presigned(person, 4, "./books/ISIK-A/images/M1/p7.png");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    Matcher answer = answer(reply);
    assertThat(answer.group(1))
        .startsWith(
            "http://127.0.0.1:9000/publishers/I%C5%9F%C4%B1k%20Yay%C4%B1nlar%C4%B1/books/ISIK-A/"
                + "images/M1/p7.png?")
        .contains("X-Amz-Signature=");
    assertThat(Integer.parseInt(answer.group(2))).isBetween(45 * 60, 60 * 60);
    assertThat(answer.group(3)).isEqualTo("\"image/png\"");
  }

  @Test
  void a_script_that_accepts_anything_gets_an_address_and_no_file() {
    var reply =
        new LambdaDriver(context)
            .get("/api/v1/books/4/assets/presigned?path=images/M1/p7.png")
            .header("accept", "*/*")
            .bearer(token(Person.TEACHER))
            .send();

    assertThat(answer(reply).group(1)).contains("X-Amz-Signature=");
  }

  @Tag("PS3")
  @ParameterizedTest
  @CsvSource({
    "images/M1/p7.png, images/M1/p7.png",
    "./books/Other Folder/images/M1/p7.png, images/M1/p7.png",
    "audio/ü 1+2%3.mp3, audio/%C3%BC%201%2B2%253.mp3"
  })
  void a_path_may_come_as_the_config_spells_it_or_cleaned(String path, String key) {
    assertThat(answer(presigned(Person.TEACHER, 4, path)).group(1))
        .contains("/books/ISIK-A/" + key + "?");
  }

  @Test
  void a_file_of_no_known_type_has_none() {
    assertThat(answer(presigned(Person.TEACHER, 4, "data/words.xyz")).group(3)).isEqualTo("null");
  }

  @Tag("PS4")
  @Test
  void an_address_that_was_handed_out_is_exchanged_for_a_fresh_one() {
    String url = answer(presigned(Person.STUDENT, 4, "images/M1/p7.png")).group(1);

    assertThat(answer(presigned(Person.STUDENT, 4, url)).group(1)).isEqualTo(url);
  }

  @Tag("PS4")
  @Test
  void an_address_of_another_book_is_no_file_of_this_one() {
    String url = answer(presigned(Person.TEACHER, 1, "images/M1/p7.png")).group(1);

    assertThat(presigned(Person.TEACHER, 4, url).status()).isEqualTo(400);
    assertThat(presigned(Person.TEACHER, 4, url.replace("BRAINS1", "ISIK-A")).status())
        .isEqualTo(400);
    assertThat(presigned(Person.TEACHER, 4, url + "&X-Amz-Extra=1").status()).isEqualTo(400);
  }

  @Tag("PS1")
  @Tag("PS5")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "images/../../x.png",
        "%2e%2e/x",
        "..%5cx",
        "%252e",
        "..\\x",
        "images//x.png",
        "/images/x.png",
        "images/",
        "",
        ".",
        "a\u0000b",
        "a\r\nb",
        "a;b",
        "https://evil.example/x",
        "https://127.0.0.1:9000@evil.example/x",
        "//127.0.0.1:9000/x",
        "file:///etc/passwd",
        "data:text/html,x",
        "a<b",
        "a:b"
      })
  void what_names_no_file_of_a_book_is_a_bad_request(String path) {
    var reply = presigned(Person.TEACHER, 4, path);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text())
        .isEqualTo(
            problem(
                "invalid-asset-path",
                "The path of the asset is not allowed",
                400,
                "This path cannot be a file of the book."));
  }

  @Tag("PS2")
  @ParameterizedTest
  @ValueSource(strings = {"．．／x.png", "a∕..∕b", "\u202Egnp.x", "İ/ı.png", "e\u0301.png"})
  void exotic_names_are_signed_exactly_as_they_are_or_refused(String path) {
    var reply = presigned(Person.TEACHER, 4, path);

    if (reply.status() == 200) {
      assertThat(answer(reply).group(1))
          .contains(
              "/books/ISIK-A/"
                  + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/")
                  + "?");
    } else {
      assertThat(reply.status()).isEqualTo(400);
    }
  }

  @Tag("PS1")
  @Test
  void a_path_of_more_than_1024_bytes_is_refused() {
    assertThat(presigned(Person.TEACHER, 4, "a".repeat(1025)).status()).isEqualTo(400);
  }

  @Tag("PS3")
  @Test
  void one_request_names_one_path() {
    assertThat(get(Person.TEACHER, "/api/v1/books/4/assets/presigned").status()).isEqualTo(422);
    assertThat(
            get(Person.TEACHER, "/api/v1/books/4/assets/presigned?path=a.png&expires=9&path=b.png")
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"TEACHER, 3", "NEW_TEACHER, 4", "STUDENT, 1", "PUBLISHER, 1", "ADMIN, 5"})
  void files_of_a_foreign_or_absent_book_are_absent(Person person, int book) {
    var reply = presigned(person, book, "images/M1/p7.png");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text())
        .isEqualTo(problem("not-found", "Not found", 404, "Book not found in DCS"));
  }

  @Tag("AC5")
  @Test
  void a_student_gets_no_link_to_what_may_hold_answers() {
    String ofTeacher = answer(presigned(Person.TEACHER, 4, "config.json")).group(1);

    for (String path : new String[] {"config.json", "./config.json", ofTeacher}) {
      var reply = presigned(Person.STUDENT, 4, path);

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.text()).contains("\"detail\":\"File not found in this book\"");
    }
  }

  @Tag("PS7")
  @Test
  void a_book_whose_folder_would_leave_its_publisher_is_damaged() {
    shelf.with(book(11, 2, "Işık Yayınları", "../x", "Title", 0));

    assertThat(presigned(Person.ADMIN, 11, "images/a.png").status()).isEqualTo(502);
  }

  @Tag("PS4")
  @Test
  void an_address_of_another_store_or_of_a_book_that_is_not_the_callers_is_not_signed() {
    String url = answer(presigned(Person.ADMIN, 4, "images/M1/p7.png")).group(1);

    assertThat(presigned(Person.NEW_TEACHER, 4, url).status()).isEqualTo(404);
    for (String other :
        new String[] {
          url.replace("/publishers/", "/teachers/"),
          url.replace("127.0.0.1:9000", "127.0.0.1:9001"),
          url.replace("/images/", "/../BRAINS1/images/"),
          url.replace("ISIK-A/", "ISIK-A"),
          url.replace("http://", "https://"),
          url.substring(0, url.indexOf('?'))
        }) {
      assertThat(presigned(Person.TEACHER, 4, other).status()).as(other).isEqualTo(400);
    }
  }

  @Tag("PS4")
  @Test
  void an_address_whose_time_is_over_is_exchanged_like_any_other() {
    String url = answer(presigned(Person.TEACHER, 4, "images/M1/p7.png")).group(1);
    String old = url.replace("X-Amz-Date=2026", "X-Amz-Date=2020");

    assertThat(old).isNotEqualTo(url);
    assertThat(answer(presigned(Person.TEACHER, 4, old)).group(1)).isEqualTo(url);
  }

  @Tag("PS9")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "expires_minutes=0",
        "expires_minutes=-1",
        "expires_minutes=1000000000",
        "expires=9",
        "X-Amz-Expires=604800",
        "response-content-type=text/html",
        "content_type=text/html&response-content-disposition=inline"
      })
  void nobody_but_us_says_how_long_an_address_lasts_and_what_it_shows(String more) {
    String address = "/api/v1/books/4/assets/presigned?path=images/M1/p7.png";

    assertThat(get(Person.TEACHER, address + "&" + more).text())
        .isEqualTo(get(Person.TEACHER, address).text());
  }

  @Tag("PS1")
  @Test
  void a_bad_path_is_refused_before_anybody_is_asked_for_the_book() {
    assertThat(presigned(Person.TEACHER, 77, "../x").status()).isEqualTo(400);
    assertThat(presigned(Person.TEACHER, 77, "%c0%ae").status()).isEqualTo(400);
    assertThat(
            get(Person.TEACHER, "/api/v1/books/4/assets/presigned?path=%c0%ae%c0%ae/x.png")
                .status())
        .isEqualTo(400);
  }

  private LambdaDriver.Reply presigned(Person person, int book, String path) {
    return get(
        person,
        "/api/v1/books/"
            + book
            + "/assets/presigned?path="
            + URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  private static Matcher answer(LambdaDriver.Reply reply) {
    Matcher answer = ANSWER.matcher(reply.text());
    assertThat(answer.matches()).as(reply.text()).isTrue();
    return answer;
  }
}
