package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.lambdahttp.EntityTag;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BooksTest extends SchoolTest {
  private static final String BRAINS =
      json(
          "{'id':1,'title':'Brains 1','book_name':'BRAINS1','publisher_id':1,"
              + "'publisher_name':'Universal ELT','language':null,'category':null,"
              + "'cover_image_url':'/api/v1/books/1/cover','activity_count':5,"
              + "'dream_storage_id':'1'}");
  private static final String KIDS =
      json(
          "{'id':3,'title':'Kids Club 3','book_name':'Kids Club 3','publisher_id':1,"
              + "'publisher_name':'Universal ELT','language':null,'category':null,"
              + "'cover_image_url':'/api/v1/books/3/cover','activity_count':7,"
              + "'dream_storage_id':'3'}");
  private static final String ISIK =
      json(
          "{'id':4,'title':'Işık İngilizce A','book_name':'ISIK-A','publisher_id':2,"
              + "'publisher_name':'Işık Yayınları','language':null,'category':null,"
              + "'cover_image_url':'/api/v1/books/4/cover','activity_count':4,"
              + "'dream_storage_id':'4'}");
  private static final String SWITCH =
      json(
          "{'id':10,'title':'Switch to English','book_name':'SWITCH','publisher_id':2,"
              + "'publisher_name':'Işık Yayınları','language':null,'category':null,"
              + "'cover_image_url':'/api/v1/books/10/cover','activity_count':0,"
              + "'dream_storage_id':'10'}");

  @ParameterizedTest
  @EnumSource(
      value = Person.class,
      names = {"ADMIN", "SUPERVISOR"})
  void who_administers_sees_all_books_in_the_order_of_dcs(Person person) {
    var reply = get(person, "/api/v1/books");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("content-type")).startsWith("application/json");
    assertThat(reply.text()).isEqualTo(list(4, 0, 20, BRAINS, KIDS, ISIK, SWITCH));
  }

  @Test
  void the_tag_of_a_list_names_its_bytes() {
    var reply = get(Person.ADMIN, "/api/v1/books");

    assertThat(reply.header("etag")).isEqualTo(EntityTag.of(reply.body()));
    assertThat(reply.header("content-type")).isEqualTo("application/json");
  }

  @Test
  void a_stretch_says_where_its_neighbours_are() {
    var reply = get(Person.ADMIN, "/api/v1/books?skip=1&limit=1&search=universal");

    assertThat(reply.header("link"))
        .isEqualTo(
            "</api/v1/books?skip=0&limit=1&search=universal>; rel=\"first\", "
                + "</api/v1/books?skip=0&limit=1&search=universal>; rel=\"prev\"");
    assertThat(get(Person.ADMIN, "/api/v1/books?limit=3").header("link"))
        .isEqualTo(
            "</api/v1/books?skip=0&limit=3>; rel=\"first\", "
                + "</api/v1/books?skip=3&limit=3>; rel=\"next\"");
  }

  @Test
  void who_has_the_list_already_is_told_so_until_it_changes() {
    String tag = get(Person.TEACHER, "/api/v1/books").header("etag");

    assertThat(again(Person.TEACHER, tag).status()).isEqualTo(304);
    assertThat(again(Person.TEACHER, tag).header("cache-control")).isEqualTo("private, no-cache");
    assertThat(again(Person.PUBLISHER, tag).text()).isEqualTo(list(2, 0, 20, ISIK, SWITCH));
    shelf.with(book(4, 2, "Işık Yayınları", "ISIK-A", "Işık İngilizce B", 4));
    assertThat(again(Person.TEACHER, tag).text()).contains("Işık İngilizce B");
  }

  private LambdaDriver.Reply again(Person person, String tag) {
    return new LambdaDriver(context)
        .get("/api/v1/books")
        .bearer(token(person))
        .header("if-none-match", tag)
        .send();
  }

  @Test
  void both_forms_of_the_address_are_served() {
    assertThat(get(Person.ADMIN, "/api/v1/books/").text())
        .isEqualTo(get(Person.ADMIN, "/api/v1/books").text());
  }

  @Test
  void a_teacher_sees_the_granted_books_that_are_still_published() {
    assertThat(get(Person.TEACHER, "/api/v1/books").text()).isEqualTo(list(2, 0, 20, BRAINS, ISIK));
  }

  @Test
  void a_teacher_without_grants_sees_an_empty_list() {
    var reply = get(Person.NEW_TEACHER, "/api/v1/books");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo(list(0, 0, 20));
  }

  @Test
  void a_publisher_sees_its_own_books() {
    assertThat(get(Person.PUBLISHER, "/api/v1/books").text())
        .isEqualTo(list(2, 0, 20, ISIK, SWITCH));
  }

  @Test
  void a_publisher_account_without_publisher_is_refused() {
    var reply = get(Person.UNLINKED_PUBLISHER, "/api/v1/books");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text())
        .isEqualTo(
            problem(
                "forbidden",
                "Access forbidden",
                403,
                "Publisher account not linked to a DCS publisher"));
  }

  @Test
  void a_student_is_refused() {
    assertThat(get(Person.STUDENT, "/api/v1/books").status()).isEqualTo(403);
  }

  @Test
  void nobody_sees_books_without_a_token() {
    var reply = getAnonymously("/api/v1/books");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("www-authenticate")).isEqualTo("Bearer");
  }

  @Test
  void a_stretch_of_the_list_says_how_many_there_are_in_all() {
    assertThat(get(Person.ADMIN, "/api/v1/books?skip=1&limit=2").text())
        .isEqualTo(list(4, 1, 2, KIDS, ISIK));
    assertThat(get(Person.ADMIN, "/api/v1/books?skip=3&limit=100").text())
        .isEqualTo(list(4, 3, 100, SWITCH));
    assertThat(get(Person.ADMIN, "/api/v1/books?skip=2147483647&limit=1").text())
        .isEqualTo(list(4, 2147483647, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "2147483647"})
  void a_limit_out_of_range_is_a_bad_request(String limit) {
    var reply = get(Person.TEACHER, "/api/v1/books?limit=" + limit);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text())
        .isEqualTo(
            problem(
                "limit-out-of-range",
                "A limit is out of range",
                400,
                "Limit parameter must be between 1 and 100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"skip=-1", "skip=x", "limit=x", "limit=2147483648", "limit=1.5"})
  void what_is_no_number_of_books_is_invalid(String query) {
    assertThat(get(Person.TEACHER, "/api/v1/books?" + query).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "brains, 1",
    "KIDS%20CLUB, 3",
    "i%C5%9F%C4%B1k%20ingilizce, 4",
    "I%C5%9EIK%20%C4%B0NG%C4%B0L%C4%B0ZCE, 4",
    "INGILIZCE, 4",
    "%20%20switch%20%20, 10",
    "nowhere, 0",
    "%25, 0",
    "., 0"
  })
  void searching_looks_at_titles_in_any_case(String search, int id) {
    String found = get(Person.ADMIN, "/api/v1/books?search=" + search).text();

    assertThat(found)
        .isEqualTo(
            switch (id) {
              case 1 -> list(1, 0, 20, BRAINS);
              case 3 -> list(1, 0, 20, KIDS);
              case 4 -> list(1, 0, 20, ISIK);
              case 10 -> list(1, 0, 20, SWITCH);
              default -> list(0, 0, 20);
            });
  }

  @Test
  void searching_looks_at_publishers_and_counts_what_it_found() {
    assertThat(get(Person.ADMIN, "/api/v1/books?search=YAYINLARI&limit=1").text())
        .isEqualTo(list(2, 0, 1, ISIK));
  }

  @Test
  void searching_finds_nothing_that_the_caller_may_not_see() {
    assertThat(get(Person.TEACHER, "/api/v1/books?search=kids").text()).isEqualTo(list(0, 0, 20));
  }

  @Test
  void an_empty_search_and_unknown_parameters_filter_nothing() {
    assertThat(get(Person.PUBLISHER, "/api/v1/books?search=&publisher=Universal&x=1").text())
        .isEqualTo(list(2, 0, 20, ISIK, SWITCH));
  }

  @Test
  void books_are_found_by_a_type_of_activity() {
    putConfig(1, activity("circle"));
    shelf.withBrokenConfig(3);
    putConfig(4, activity("markwithx"));

    assertThat(get(Person.ADMIN, "/api/v1/books?activity_type=circle").text())
        .isEqualTo(list(1, 0, 20, BRAINS));
    assertThat(get(Person.PUBLISHER, "/api/v1/books?activity_type=circle").text())
        .isEqualTo(list(0, 0, 20));
  }

  @Test
  void an_outage_of_dcs_is_told_as_one_with_when_to_come_back() {
    shelf.failing(
        new CatalogUnavailable(
            "The list of books", Duration.ofSeconds(17), new IllegalStateException("10.0.0.9")));

    var reply = get(Person.TEACHER, "/api/v1/books");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("17");
    assertThat(reply.text())
        .isEqualTo(
            problem(
                    "dcs-unavailable",
                    "The book service is not available",
                    503,
                    "The books cannot be reached at the moment. Nothing is lost: please try again"
                        + " shortly.")
                .replace("request-1\"}", "request-1\",\"retry_after\":17}"));
  }

  private static String activity(String type) {
    return json(
        "{'modules':[{'pages':[{'page_number':1,'sections':[{'activity':{'type':'%s'}}]}]}]}"
            .formatted(type));
  }

  private static String list(int total, int skip, int limit, String... items) {
    return "{\"items\":[%s],\"total\":%d,\"skip\":%d,\"limit\":%d}"
        .formatted(String.join(",", items), total, skip, limit);
  }
}
