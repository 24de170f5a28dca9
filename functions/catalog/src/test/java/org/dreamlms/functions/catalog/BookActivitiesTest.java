package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BookActivitiesTest extends SchoolTest {
  private static final String CONFIG =
      json(
          """
          {'books':[{'modules':[
            {'name':'Module 1','pages':[
              {'page_number':7,'image_path':'./books/BRAINS1/images/M1/p7.png','sections':[
                {'type':'audio','audio_path':'audio/u1.mp3'},
                {'activity':{'type':'circle','headerText':'Circle 1'}},
                {'activity':{'type':'fillpicture','headerText':'Not for pupils'}},
                {'activity':{'type':'puzzleFindWords'}}]},
              {'page_number':8,'sections':[{'activity':{'type':'speak'}}]},
              {'page_number':7,'sections':[{'activity':{'type':'markwithx','headerText':'Again'}}]}]},
            {'name':'Leer','pages':[{'page_number':9}]},
            {'name':'Ünite 2','pages':[
              {'page_number':12,'sections':[{'activity':{'type':'circle','headerText':'İki'}}]},
              {'page_number':7,'sections':[{'activity':{'type':'circle','headerText':'Yedi'}}]}]}]}]}
          """);

  private static final String CIRCLE_1 = "8153d694-287e-5fc7-a18e-dcb40940ce59";
  private static final String PUZZLE = "95d64676-057d-50a7-b741-81bc8959cb5a";
  private static final String AGAIN = "a13f01a8-488c-596e-b099-0be5424a5584";
  private static final String IKI = "55325b3d-0f0a-5702-8460-316dec9d800e";
  private static final String YEDI = "e1340de4-21be-5053-bc76-dab155af3414";

  @Test
  void what_can_be_given_to_pupils_is_listed_in_the_order_of_the_book() {
    putConfig(1, CONFIG);

    var reply = get(Person.TEACHER, "/api/v1/books/1/activities");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            json(
                "["
                    + row(CIRCLE_1, "Module 1", 7, "circle", "Circle 1", 0)
                    + ","
                    + row(PUZZLE, "Module 1", 7, "puzzleFindWords", "Find the words", 2)
                    + ","
                    + row(AGAIN, "Module 1", 7, "markwithx", "Again", 4)
                    + ","
                    + row(IKI, "Ünite 2", 12, "circle", "İki", 5)
                    + ","
                    + row(YEDI, "Ünite 2", 7, "circle", "Yedi", 6)
                    + "]"));
    assertThat(get(Person.TEACHER, "/api/v1/books/1/activities/").text()).isEqualTo(reply.text());
  }

  @Test
  void pages_without_anything_for_pupils_are_not_offered() {
    putConfig(1, CONFIG);

    var reply = get(Person.TEACHER, "/api/v1/books/1/pages");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            json(
                "{'book_id':1,'modules':["
                    + "{'name':'Module 1','pages':[{'page_number':7,'activity_count':3,"
                    + "'thumbnail_url':'/api/v1/books/1/assets/images/M1/p7.png'}]},"
                    + "{'name':'Ünite 2','pages':[{'page_number':12,'activity_count':1,"
                    + "'thumbnail_url':"
                    + "'/api/v1/books/1/assets/images/HB/modules/Ünite 2/pages/12.png'},"
                    + "{'page_number':7,'activity_count':1,'thumbnail_url':"
                    + "'/api/v1/books/1/assets/images/HB/modules/Ünite 2/pages/07.png'}]}],"
                    + "'total_pages':3,'total_activities':5}"));
    assertThat(get(Person.TEACHER, "/api/v1/books/1/pages/").text()).isEqualTo(reply.text());
  }

  @Test
  void the_structure_names_the_activities_of_each_module_and_page() {
    putConfig(1, CONFIG);

    var reply = get(Person.TEACHER, "/api/v1/books/1/structure");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            json(
                "{'book_id':1,'modules':["
                    + "{'name':'Module 1','page_start':7,'page_end':7,'activity_count':3,"
                    + ids(CIRCLE_1, PUZZLE, AGAIN)
                    + ",'pages':[{'page_number':7,"
                    + "'thumbnail_url':'/api/v1/books/1/assets/images/M1/p7.png',"
                    + "'activity_count':3,"
                    + ids(CIRCLE_1, PUZZLE, AGAIN)
                    + "}]},"
                    + "{'name':'Ünite 2','page_start':7,'page_end':12,'activity_count':2,"
                    + ids(IKI, YEDI)
                    + ",'pages':[{'page_number':12,'thumbnail_url':"
                    + "'/api/v1/books/1/assets/images/HB/modules/Ünite 2/pages/12.png',"
                    + "'activity_count':1,"
                    + ids(IKI)
                    + "},{'page_number':7,'thumbnail_url':"
                    + "'/api/v1/books/1/assets/images/HB/modules/Ünite 2/pages/07.png',"
                    + "'activity_count':1,"
                    + ids(YEDI)
                    + "}]}],'total_pages':3,'total_activities':5}"));
    assertThat(get(Person.TEACHER, "/api/v1/books/1/structure/").text()).isEqualTo(reply.text());
  }

  @Test
  void a_page_shows_its_activities_of_one_module_or_of_all() {
    putConfig(1, CONFIG);

    var module = get(Person.TEACHER, "/api/v1/books/1/pages/7/activities?module_name=Module+1");
    var other =
        get(Person.TEACHER, "/api/v1/books/1/pages/7/activities?module_name=%C3%9Cnite%202");
    var all = get(Person.TEACHER, "/api/v1/books/1/pages/7/activities/");

    String first =
        onPage(CIRCLE_1, "Circle 1", "circle", 1, 0)
            + ","
            + onPage(PUZZLE, "Find the words", "puzzleFindWords", 3, 2)
            + ","
            + onPage(AGAIN, "Again", "markwithx", 0, 4);
    String second = onPage(YEDI, "Yedi", "circle", 0, 6);
    assertThat(module.status()).isEqualTo(200);
    assertThat(module.text()).isEqualTo(json("[" + first + "]"));
    assertThat(other.text()).isEqualTo(json("[" + second + "]"));
    assertThat(all.text()).isEqualTo(json("[" + first + "," + second + "]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "99", "-1", "7?module_name=Nowhere"})
  void a_page_that_is_not_there_has_no_activities(String page) {
    putConfig(1, CONFIG);

    var reply = get(Person.TEACHER, path(page));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("[]");
  }

  private static String path(String page) {
    int query = page.indexOf('?');
    return query < 0
        ? "/api/v1/books/1/pages/" + page + "/activities"
        : "/api/v1/books/1/pages/"
            + page.substring(0, query)
            + "/activities"
            + page.substring(query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.0", "+1", "1234567890", "%D9%A7"})
  void a_number_of_a_page_that_is_none_is_told_so(String number) {
    putConfig(1, CONFIG);

    var reply = get(Person.TEACHER, "/api/v1/books/1/pages/" + number + "/activities");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text())
        .contains("Please check the number of the page: it is a whole number, such as 12.");
  }

  @Test
  void long_pages_and_high_numbers_keep_the_order_of_the_book() {
    String sections =
        IntStream.range(0, 25)
            .mapToObj(i -> "{'activity':{'type':'circle','headerText':'" + i + "'}}")
            .collect(Collectors.joining(","));
    String page = "'sections':[" + sections + "]}";
    putConfig(
        1,
        json(
            "{'modules':[{'pages':[{'page_number':120,"
                + page
                + ",{'page_number':1,"
                + page
                + "]},{'pages':[{'page_number':1,"
                + page
                + "]}]}"));

    String reply = get(Person.TEACHER, "/api/v1/books/1/activities").text();

    assertThat(reply)
        .containsSubsequence(
            IntStream.range(0, 75).mapToObj(i -> "\"order_index\":" + i + "}").toList());
    assertThat(reply.split("\"id\":\"", -1)).hasSize(76).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/activities", "/pages", "/pages/7/activities", "/structure"})
  void each_route_is_for_those_who_may_read_the_book(String route) {
    putConfig(1, CONFIG);
    putConfig(3, CONFIG);
    putConfig(4, CONFIG);

    assertThat(get(Person.ADMIN, "/api/v1/books/3" + route).status()).isEqualTo(200);
    assertThat(get(Person.SUPERVISOR, "/api/v1/books/3" + route).status()).isEqualTo(200);
    assertThat(get(Person.PUBLISHER, "/api/v1/books/4" + route).status()).isEqualTo(200);
    assertThat(get(Person.TEACHER, "/api/v1/books/4" + route).status()).isEqualTo(200);
    assertThat(get(Person.STUDENT, "/api/v1/books/4" + route).status()).isEqualTo(403);
    assertThat(get(Person.UNLINKED_PUBLISHER, "/api/v1/books/4" + route).status()).isEqualTo(403);
    assertThat(getAnonymously("/api/v1/books/4" + route).status()).isEqualTo(401);
    for (LambdaDriver.Reply absent :
        new LambdaDriver.Reply[] {
          get(Person.TEACHER, "/api/v1/books/3" + route),
          get(Person.PUBLISHER, "/api/v1/books/1" + route),
          get(Person.NEW_TEACHER, "/api/v1/books/1" + route),
          get(Person.ADMIN, "/api/v1/books/987" + route),
          get(Person.ADMIN, "/api/v1/books/04" + route)
        }) {
      assertThat(absent.status()).isEqualTo(404);
      assertThat(absent.text())
          .isEqualTo(problem("not-found", "Not found", 404, "Book not found in DCS"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/activities", "/pages", "/pages/7/activities", "/structure"})
  void a_book_whose_content_is_no_config_is_damaged_and_one_without_says_so(String route) {
    shelf.withBrokenConfig(4);

    assertThat(get(Person.TEACHER, "/api/v1/books/4" + route).status()).isEqualTo(502);
    assertThat(get(Person.TEACHER, "/api/v1/books/1" + route).text())
        .isEqualTo(problem("not-found", "Not found", 404, "Book configuration not found in DCS"));
  }

  private static String row(
      String id, String module, int page, String type, String title, int order) {
    return "{'id':'%s','book_id':1,'module_name':'%s','page_number':%d,'activity_type':'%s',"
            .formatted(id, module, page, type)
        + "'title':'%s','order_index':%d}".formatted(title, order);
  }

  private static String onPage(String id, String title, String type, int section, int order) {
    return "{'id':'%s','title':'%s','activity_type':'%s','section_index':%d,'order_index':%d}"
        .formatted(id, title, type, section, order);
  }

  private static String ids(String... ids) {
    return "'activity_ids':['" + String.join("','", ids) + "']";
  }
}
