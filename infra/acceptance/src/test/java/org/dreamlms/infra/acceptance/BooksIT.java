package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Running.class)
final class BooksIT {

  @Test
  void a_teacher_lists_the_books_that_were_given_to_them_or_their_school(Client anybody) {
    var list = anybody.as("teacher", Running.PASSWORD).get("/api/v1/books");

    assertThat(list.status()).isEqualTo(200);
    assertThat(ids(list)).containsExactlyInAnyOrder(1, 3);
    assertThat(list.json().get("total").intValue()).isEqualTo(2);
    JsonNode book = list.json().get("items").get(0);
    assertThat(book.get("cover_image_url").textValue())
        .isEqualTo("/api/v1/books/" + book.get("id") + "/cover");
    assertThat(book.has("language")).isTrue();
  }

  @Test
  void pages_of_the_list_join_to_the_whole_list(Client anybody) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    List<Integer> whole = ids(admin.get("/api/v1/books?limit=100"));
    List<Integer> joined = new ArrayList<>();

    for (int skip = 0; skip < whole.size(); skip += 2) {
      joined.addAll(ids(admin.get("/api/v1/books?limit=2&skip=" + skip)));
    }

    assertThat(joined).isEqualTo(whole);
    assertThat(whole.size()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void a_search_finds_titles_in_any_case_and_publishers_too(Client anybody) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    JsonNode all = admin.get("/api/v1/books?limit=100").json().get("items");

    for (JsonNode book : all) {
      String title = book.get("title").textValue();
      String upper = title.toUpperCase(Locale.ROOT);

      assertThat(ids(admin.get("/api/v1/books?limit=100&search=" + Client.encode(upper))))
          .as(title)
          .contains(book.get("id").intValue());
    }
    assertThat(ids(admin.get("/api/v1/books?search=no-such-book-anywhere"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"limit=0", "limit=101", "limit=-1"})
  void a_limit_out_of_range_is_told_so(String query, Client anybody) {
    var reply = anybody.as("teacher", Running.PASSWORD).get("/api/v1/books?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.problem()).isEqualTo("Limit parameter must be between 1 and 100");
  }

  @Test
  void a_book_opens_with_its_pages_and_activities(Client anybody) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);

    var book = teacher.get("/api/v1/books/1");
    var pages = teacher.get("/api/v1/books/1/pages/detail");

    assertThat(book.status()).isEqualTo(200);
    assertThat(book.json().get("id").intValue()).isEqualTo(1);
    assertThat(pages.status()).isEqualTo(200);
    assertThat(pages.json().get("total_pages").intValue())
        .isEqualTo(pages.json().get("pages").size())
        .isPositive();
    assertThat(pages.json().get("total_activities").intValue()).isPositive();
  }

  @Test
  void both_slash_forms_answer(Client anybody) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);

    for (String path : List.of("/api/v1/books", "/api/v1/books/1", "/api/v1/publishers")) {
      assertThat(teacher.get(path).status()).as(path).isEqualTo(200);
      assertThat(teacher.get(path + "/").text()).as(path).isEqualTo(teacher.get(path).text());
    }
  }

  @Test
  void a_foreign_book_is_answered_like_an_absent_one(Client anybody) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);

    for (String rest : List.of("", "/pages/detail", "/assets/presigned?path=images/x.png")) {
      var foreign = teacher.get("/api/v1/books/4" + rest);
      var absent = teacher.get("/api/v1/books/987654" + rest);

      assertThat(foreign.status()).as(rest).isEqualTo(404);
      assertThat(withoutId(foreign)).as(rest).isEqualTo(withoutId(absent));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"04", "4.0", "+4", "-1", "2147483648", "x", "1%20"})
  void an_id_in_another_spelling_is_no_book(String id, Client anybody) {
    assertThat(anybody.as("admin", Running.PASSWORD).get("/api/v1/books/" + id).status())
        .isIn(404, 422);
  }

  @Test
  void a_student_gets_no_list_and_no_book(Client anybody) {
    Client student = anybody.as("student", Running.PASSWORD);

    assertThat(student.get("/api/v1/books").status()).isEqualTo(403);
    assertThat(student.get("/api/v1/books/1").status()).isEqualTo(404);
    assertThat(student.get("/api/v1/books/1/pages/detail").status()).isIn(403, 404);
  }

  @Test
  void a_publisher_sees_their_own_books_only(Client anybody) {
    JsonNode books =
        anybody.as("publisher", Running.PASSWORD).get("/api/v1/books?limit=100").json();

    assertThat(books.get("items")).isNotEmpty();
    for (JsonNode book : books.get("items")) {
      assertThat(book.get("publisher_id").intValue()).isEqualTo(1);
    }
  }

  @Test
  void publishers_are_listed_and_opened(Client anybody) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);

    JsonNode list = teacher.get("/api/v1/publishers").json();

    assertThat(list).hasSize(2);
    assertThat(teacher.get("/api/v1/publishers/1").json()).isEqualTo(list.get(0));
    assertThat(teacher.get("/api/v1/publishers/99").status()).isEqualTo(404);
  }

  private static List<Integer> ids(Client.Reply list) {
    List<Integer> ids = new ArrayList<>();
    list.json().get("items").forEach(item -> ids.add(item.get("id").intValue()));
    return ids;
  }

  private static String withoutId(Client.Reply reply) {
    return reply.text().replaceAll("\"instance\":\"[^\"]*\"", "");
  }
}
