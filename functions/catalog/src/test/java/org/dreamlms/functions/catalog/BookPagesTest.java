package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BookPagesTest extends SchoolTest {
  private static final String CONFIG =
      json(
          """
          {'books':[{'modules':[
            {'name':'Module 1','pages':[
              {'page_number':7,'image_path':'./books/BRAINS1/images/M1/p 7é#1.png','sections':[
                {'type':'audio','audio_path':'./books/BRAINS1/audio/u1.mp3',
                 'coords':{'x':1,'y':2,'w':3,'h':4}},
                {'activity':{'type':'circle','headerText':'Circle 1',
                  'section_path':'./books/BRAINS1/images/M1/p8-a.png','answer':[{'isCorrect':true}]},
                 'coords':{'x':101,'y':200,'w':44,'h':44},
                 'audio_extra':{'path':'./books/BRAINS1/audio/u1.mp3','n':null}},
                {'activity':{'type':'puzzleFindWords','words':['SUN']}}]},
              {'page_number':8}]},
            {'name':'Leer','pages':[]},
            {'name':'Ünite 2','pages':[
              {'page_number':9,'image_path':'./books/BRAINS1/../../secret.png','sections':[
                {'type':'video','title':'Watch','video_path':'./books/BRAINS1/videos/1.mp4',
                 'poster':'videos/1.jpg'},
                {'type':'fill','answer':[
                  {'coords':{'x':3,'y':4,'w':5,'h':6},'text':'ans'},
                  {'coords':{'x':7,'y':8,'width':9,'height':10},'text':'wer'}]},
                {'type':'audio','audio':'https://elsewhere.example/a.mp3'},
                {'type':'audio','audio':'javascript:alert(1)'}]}]}]}]}
          """);

  @Test
  void all_pages_are_shown_with_what_stands_on_them() {
    putConfig(1, CONFIG);

    var reply = get(Person.TEACHER, "/api/v1/books/1/pages/detail");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            json(
                "{'book_id':1,'modules':["
                    + "{'name':'Module 1','first_page_index':0,'page_count':2},"
                    + "{'name':'Ünite 2','first_page_index':2,'page_count':1}],"
                    + "'pages':["
                    + "{'page_number':7,"
                    + "'image_url':'/api/v1/books/1/assets/images/M1/p 7é%231.png',"
                    + "'module_name':'Module 1','activities':["
                    + "{'id':'8153d694-287e-5fc7-a18e-dcb40940ce59',"
                    + "'title':'Circle 1','activity_type':'circle',"
                    + "'section_index':1,'coords':{'x':101,'y':200,'w':44,'h':44},"
                    + "'config':{'type':'circle','headerText':'Circle 1',"
                    + "'section_path':'./books/BRAINS1/images/M1/p8-a.png',"
                    + "'answer':[{'isCorrect':true}],"
                    + "'audio_extra':{'path':'./books/BRAINS1/audio/u1.mp3','n':null,"
                    + "'url':'/api/v1/books/1/media/audio/u1.mp3'},"
                    + "'section_image_url':'/api/v1/books/1/assets/images/M1/p8-a.png'}},"
                    + "{'id':'65fe1c89-1038-52c8-afb4-fe1979c90ecd',"
                    + "'title':'Find the words','activity_type':'puzzleFindWords',"
                    + "'section_index':2,'coords':null,"
                    + "'config':{'type':'puzzleFindWords','words':['SUN']}}],"
                    + "'audio':[{'id':'audio-7-0','src':'/api/v1/books/1/media/audio/u1.mp3',"
                    + "'x':1,'y':2,'width':3,'height':4}],'video':[],'fill_answers':[]},"
                    + "{'page_number':8,"
                    + "'image_url':'/api/v1/books/1/assets/images/HB/modules/M1/pages/08.png',"
                    + "'module_name':'Module 1','activities':[],'audio':[],'video':[],"
                    + "'fill_answers':[]},"
                    + "{'page_number':9,"
                    + "'image_url':"
                    + "'/api/v1/books/1/assets/images/HB/modules/Ünite 2/pages/09.png',"
                    + "'module_name':'Ünite 2','activities':[],"
                    + "'audio':[{'id':'audio-9-0','src':'https://elsewhere.example/a.mp3',"
                    + "'x':50,'y':50,'width':44,'height':44},"
                    + "{'id':'audio-9-1','src':'','x':50,'y':50,'width':44,'height':44}],"
                    + "'video':[{'id':'video-9-0','src':'/api/v1/books/1/media/videos/1.mp4',"
                    + "'poster':'/api/v1/books/1/media/videos/1.jpg',"
                    + "'subtitle_src':'/api/v1/books/1/media/videos/1.srt',"
                    + "'x':50,'y':50,'width':44,'height':44}],"
                    + "'fill_answers':["
                    + "{'id':'fill-9-1-0','x':3,'y':4,'width':5,'height':6,'text':'ans'},"
                    + "{'id':'fill-9-1-1','x':7,'y':8,'width':9,'height':10,'text':'wer'}]}],"
                    + "'total_pages':3,'total_activities':2}"));
    assertThat(get(Person.TEACHER, "/api/v1/books/1/pages/detail/").text()).isEqualTo(reply.text());
  }

  @Test
  void a_student_may_not_leaf_through_books() {
    putConfig(4, CONFIG);

    assertThat(get(Person.STUDENT, "/api/v1/books/4/pages/detail").status()).isEqualTo(403);
  }

  @Test
  void pages_of_a_foreign_book_are_absent() {
    putConfig(3, CONFIG);

    var reply = get(Person.TEACHER, "/api/v1/books/3/pages/detail");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text())
        .isEqualTo(problem("not-found", "Not found", 404, "Book not found in DCS"));
  }

  @Test
  void a_book_without_config_says_so() {
    assertThat(get(Person.TEACHER, "/api/v1/books/1/pages/detail").text())
        .isEqualTo(problem("not-found", "Not found", 404, "Book configuration not found in DCS"));
  }

  @Test
  void a_damaged_book_is_no_outage() {
    shelf.withBrokenConfig(1);

    var reply = get(Person.TEACHER, "/api/v1/books/1/pages/detail");

    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.text())
        .isEqualTo(
            problem(
                "dcs-content-invalid",
                "The book's content is damaged",
                502,
                "This content is damaged. Its publisher has to upload it again."));
  }

  @Test
  void a_book_that_is_too_large_for_one_answer_is_a_clear_problem() {
    String pages =
        IntStream.range(0, 7)
            .mapToObj(
                i ->
                    "{'page_number':1,'sections':[{'activity':{'type':'circle','headerText':'"
                        + "x".repeat(500_000)
                        + "'}}]}")
            .collect(Collectors.joining(","));
    putConfig(1, json("{'modules':[{'pages':[" + pages + "]}]}"));

    var reply = get(Person.TEACHER, "/api/v1/books/1/pages/detail");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
    assertThat(reply.text()).contains("The answer is too large to be sent in one piece.");
  }
}
