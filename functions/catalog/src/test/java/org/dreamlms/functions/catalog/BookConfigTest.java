package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class BookConfigTest extends SchoolTest {
  private static final String PATH = "/api/v1/books/4/config";

  /** As a link of these tests begins: the store, the bucket, and the book that was asked for. */
  private static final String FOLDER =
      "http://127.0.0.1:9000/publishers/I%C5%9F%C4%B1k%20Yay%C4%B1nlar%C4%B1/books/ISIK-A/";

  private static final Pattern LINK =
      Pattern.compile(
          Pattern.quote(FOLDER)
              + "([^?\"]+)\\?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=reader[^\"&]*"
              + "&X-Amz-Date=20260304T120000Z&X-Amz-Expires=3600[^\"]*&X-Amz-Signature=[0-9a-f]{64}");

  @Test
  void the_config_comes_whole_with_links_in_the_place_of_its_files() {
    putConfig(
        4,
        json(
            """
            {'book_title':'./books/not/a.path','book_cover':'./books/Desk/images/book_cover.png',
            'books':[{'modules':[{'name':'Ünite 1','pages':[{'page_number':7,
            'image_path':'./books/Desk/images/p 7.png','sections':[
            {'type':'video','video_path':'video/1.mp4','poster':'https://elsewhere.example/1.png'},
            {'activity':{'type':'circle','answer':[{'isCorrect':true,'text':'a.png'}],
            'section_path':'books/../../secret.png','image':12,'x':0.50},
            'audio_extra':{'path':'./books/Desk/audio/1.mp3','n':null}}]}]}]}]}
            """));

    var reply = get(Person.TEACHER, PATH);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(linksAsPaths(reply))
        .isEqualTo(
            json(
                "{'book_id':4,'config':{'book_title':'./books/not/a.path',"
                    + "'book_cover':'<images/book_cover.png>',"
                    + "'books':[{'modules':[{'name':'Ünite 1','pages':[{'page_number':7,"
                    + "'image_path':'<images/p%207.png>','sections':["
                    + "{'type':'video','video_path':'<video/1.mp4>',"
                    + "'poster':'https://elsewhere.example/1.png'},"
                    + "{'activity':{'type':'circle',"
                    + "'answer':[{'isCorrect':true,'text':'a.png'}],"
                    + "'section_path':'books/../../secret.png','image':12,'x':0.5},"
                    + "'audio_extra':{'path':'<audio/1.mp3>','n':null}}]}]}]}]}}"));
    assertThat(get(Person.TEACHER, PATH + "/").text()).isEqualTo(reply.text());
  }

  @Test
  void what_others_read_of_the_book_keeps_its_paths() {
    putConfig(4, json("{'modules':[{'pages':[{'page_number':1,'image_path':'images/1.png'}]}]}"));
    String before = get(Person.TEACHER, "/api/v1/books/4/pages/detail").text();

    get(Person.TEACHER, PATH);

    assertThat(get(Person.TEACHER, "/api/v1/books/4/pages/detail").text()).isEqualTo(before);
  }

  @Test
  void it_is_for_those_who_may_read_the_book() {
    putConfig(3, "{}");
    putConfig(4, "{}");

    String whole = json("{'book_id':4,'config':{}}");
    assertThat(get(Person.ADMIN, PATH).text()).isEqualTo(whole);
    assertThat(get(Person.SUPERVISOR, PATH).text()).isEqualTo(whole);
    assertThat(get(Person.PUBLISHER, PATH).text()).isEqualTo(whole);
    assertThat(get(Person.TEACHER, PATH).text()).isEqualTo(whole);
    assertThat(get(Person.UNLINKED_PUBLISHER, PATH).status()).isEqualTo(403);
    assertThat(getAnonymously(PATH).status()).isEqualTo(401);
    for (LambdaDriver.Reply absent :
        new LambdaDriver.Reply[] {
          get(Person.TEACHER, "/api/v1/books/3/config"),
          get(Person.PUBLISHER, "/api/v1/books/3/config"),
          get(Person.NEW_TEACHER, PATH),
          get(Person.TEACHER, "/api/v1/books/987/config")
        }) {
      assertThat(absent.status()).isEqualTo(404);
      assertThat(absent.text())
          .isEqualTo(problem("not-found", "Not found", 404, "Book not found in DCS"));
    }
  }

  @Test
  void a_student_gets_the_same_refusal_for_the_assigned_book_and_for_none() {
    putConfig(4, "{}");

    var assigned = get(Person.STUDENT, PATH);

    assertThat(assigned.status()).isEqualTo(403);
    assertThat(get(Person.STUDENT, "/api/v1/books/987/config").text()).isEqualTo(assigned.text());
  }

  @Test
  void a_picture_in_its_place_is_damage_and_nothing_in_its_place_is_absence() {
    shelf.withBrokenConfig(4);

    assertThat(get(Person.TEACHER, PATH).text())
        .isEqualTo(
            problem(
                "dcs-content-invalid",
                "The book's content is damaged",
                502,
                "This content is damaged. Its publisher has to upload it again."));
    assertThat(get(Person.TEACHER, "/api/v1/books/1/config").text())
        .isEqualTo(problem("not-found", "Not found", 404, "Book configuration not found in DCS"));
  }

  @Test
  void a_book_whose_folder_is_no_folder_is_damaged() {
    shelf.with(book(4, 2, "Işık Yayınları", "../other", "Işık", 1));
    putConfig(4, "{}");

    assertThat(get(Person.TEACHER, PATH).status()).isEqualTo(502);
  }

  @Test
  @Tag("PS6")
  void ten_thousand_files_are_linked() {
    putConfig(4, files(10_000));

    var reply = get(Person.TEACHER, PATH);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(LINK.matcher(reply.text()).results().count()).isEqualTo(10_000);
  }

  @Test
  @Tag("PS6")
  void more_files_than_an_answer_can_hold_are_a_clear_problem() {
    putConfig(4, files(16_000));
    assertTooLarge();

    putConfig(4, files(20_001));
    assertTooLarge();
  }

  private void assertTooLarge() {
    var reply = get(Person.TEACHER, PATH);

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text())
        .isEqualTo(
            problem(
                "internal",
                "Internal server error",
                500,
                "The answer is too large to be sent in one piece."));
  }

  @Test
  @Tag("PS6")
  void a_text_of_a_megabyte_is_passed_on() {
    String text = "./" + "x".repeat(1_000_000) + ".png";
    putConfig(4, json("{'image':'" + text + "'}"));

    assertThat(get(Person.TEACHER, PATH).text())
        .isEqualTo(json("{'book_id':4,'config':{'image':'" + text + "'}}"));
  }

  private static String files(int many) {
    return json(
        IntStream.range(0, many)
            .mapToObj(i -> "{'image':'images/" + i + ".png'}")
            .collect(Collectors.joining(",", "{'x':[", "]}")));
  }

  private static String linksAsPaths(LambdaDriver.Reply reply) {
    Matcher matcher = LINK.matcher(Objects.requireNonNull(reply.text()));
    return matcher.replaceAll("<$1>");
  }
}
