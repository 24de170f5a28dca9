package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.junit.jupiter.api.Test;

final class BookVideosTest extends SchoolTest {
  private static final String PATH = "/api/v1/books/4/videos";
  private static final String CONFIG =
      json(
          """
          {'modules':[{'pages':[
            {'page_number':1,'sections':[
              {'type':'video','video_path':'./books/Desk/video/şarkı 2.MP4'},
              {'type':'video','video':'video/1.mp4','title':'Watch'},
              {'type':'video','video_path':'https://elsewhere.example/film.mp4'},
              {'type':'video','video_path':'books/../../secret.mp4'}]},
            {'page_number':2,'sections':[
              {'type':'video','video_path':'./books/Desk/video/1.mp4'},
              {'type':'video','video_path':'video/lost.mp4'},
              {'type':'video','video_path':'film'}]}]}]}
          """);
  private static final String NONE = json("{'book_id':4,'videos':[],'total_count':0}");

  @Test
  void films_that_pages_name_and_that_are_there_are_listed_once() {
    putConfig(4, CONFIG);
    shelf.withFiles(
        4,
        Map.of(
            "video/şarkı 2.MP4", 5_000_000_000L,
            "video/1.mp4", 10_912L,
            "video/1.srt", 38L,
            "video/unused.mp4", 7L,
            "film", 0L));

    var reply = get(Person.TEACHER, PATH);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            json(
                "{'book_id':4,'videos':["
                    + "{'path':'video/şarkı 2.MP4','name':'şarkı 2.MP4',"
                    + "'size_bytes':5000000000,'has_subtitles':false},"
                    + "{'path':'video/1.mp4','name':'1.mp4',"
                    + "'size_bytes':10912,'has_subtitles':true},"
                    + "{'path':'film','name':'film','size_bytes':0,'has_subtitles':false}],"
                    + "'total_count':3}"));
    assertThat(get(Person.TEACHER, PATH + "/").text()).isEqualTo(reply.text());
  }

  @Test
  void a_book_without_films_has_none() {
    putConfig(4, "{}");

    assertThat(get(Person.TEACHER, PATH).text()).isEqualTo(NONE);
  }

  @Test
  void films_that_nobody_uploaded_are_not_offered() {
    putConfig(4, CONFIG);

    assertThat(get(Person.TEACHER, PATH).text()).isEqualTo(NONE);
  }

  @Test
  void they_are_for_those_who_may_read_the_book() {
    putConfig(3, CONFIG);
    putConfig(4, "{}");

    assertThat(get(Person.ADMIN, PATH).text()).isEqualTo(NONE);
    assertThat(get(Person.SUPERVISOR, PATH).text()).isEqualTo(NONE);
    assertThat(get(Person.PUBLISHER, PATH).text()).isEqualTo(NONE);
    assertThat(get(Person.STUDENT, PATH).status()).isEqualTo(403);
    assertThat(getAnonymously(PATH).status()).isEqualTo(401);
    assertThat(get(Person.TEACHER, "/api/v1/books/3/videos").text())
        .isEqualTo(problem("not-found", "Not found", 404, "Book not found in DCS"))
        .isEqualTo(get(Person.TEACHER, "/api/v1/books/987/videos").text());
  }

  @Test
  void damage_absence_and_an_outage_are_told_apart() {
    shelf.withBrokenConfig(4);

    assertThat(get(Person.TEACHER, PATH).status()).isEqualTo(502);
    assertThat(get(Person.TEACHER, "/api/v1/books/1/videos").text())
        .isEqualTo(problem("not-found", "Not found", 404, "Book configuration not found in DCS"));
    shelf.failing(new CatalogUnavailable("Anything", null, new IllegalStateException("down")));
    assertThat(get(Person.TEACHER, PATH).status()).isEqualTo(503);
  }
}
