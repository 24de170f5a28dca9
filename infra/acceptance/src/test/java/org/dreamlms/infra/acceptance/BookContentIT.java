package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a book to what of it a teacher gives to a class. */
@ExtendWith(Running.class)
final class BookContentIT {

  @Test
  void activities_are_the_same_in_a_row_by_page_and_by_module(Client anybody) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    for (int book : List.of(1, 3, 4, 5, 6)) {
      String address = "/api/v1/books/" + book;
      JsonNode activities = admin.get(address + "/activities").json();
      JsonNode structure = admin.get(address + "/structure").json();
      JsonNode pages = admin.get(address + "/pages").json();

      List<String> inARow = texts(activities, "id");
      assertThat(inARow).isNotEmpty().doesNotHaveDuplicates();
      assertThat(orders(activities)).isSorted().doesNotHaveDuplicates();
      List<String> byModule = new ArrayList<>();
      List<String> byPage = new ArrayList<>();
      for (JsonNode module : structure.get("modules")) {
        module.get("activity_ids").forEach(id -> byModule.add(id.textValue()));
        for (JsonNode page : module.get("pages")) {
          String number = page.get("page_number").asText();
          String of = "?module_name=" + Client.encode(module.get("name").textValue());
          byPage.addAll(
              texts(admin.get(address + "/pages/" + number + "/activities" + of).json(), "id"));
        }
      }
      assertThat(byModule).as("book " + book).isEqualTo(inARow);
      assertThat(byPage).as("book " + book).isEqualTo(inARow);
      for (JsonNode totals : List.of(structure, pages)) {
        assertThat(totals.get("book_id").intValue()).isEqualTo(book);
        assertThat(totals.get("total_activities").intValue()).isEqualTo(inARow.size());
      }
    }
  }

  @Test
  void films_say_how_large_they_are_and_whether_they_have_subtitles(Client anybody) {
    Client admin = anybody.as("admin", Running.PASSWORD);

    JsonNode first = admin.get("/api/v1/books/1/videos").json();
    JsonNode fifth = admin.get("/api/v1/books/5/videos").json();

    assertThat(first.get("total_count").intValue()).isEqualTo(1);
    JsonNode film = first.get("videos").get(0);
    assertThat(film.get("path").textValue()).isEqualTo("video/1.mp4");
    assertThat(film.get("name").textValue()).isEqualTo("1.mp4");
    assertThat(film.get("has_subtitles").booleanValue()).isTrue();
    String link =
        admin
            .get("/api/v1/books/1/assets/presigned?path=video/1.mp4")
            .json()
            .get("url")
            .textValue();
    assertThat(Client.fetch(URI.create(link)).bytes()).hasSize(film.get("size_bytes").intValue());
    assertThat(fifth.get("videos").get(0).get("has_subtitles").booleanValue()).isFalse();
    assertThat(admin.get("/api/v1/books/3/videos").json().get("videos")).isEmpty();
  }

  @Test
  void every_file_that_a_config_names_opens_without_a_token(Client anybody) {
    Client teacher = anybody.as("teacher", Running.PASSWORD);
    for (int book : List.of(1, 3)) {
      var reply = teacher.get("/api/v1/books/" + book + "/config");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("cache-control")).isEqualTo("no-store");
      assertThat(reply.json().get("book_id").intValue()).isEqualTo(book);
      assertThat(reply.json().get("config").get("books")).isNotEmpty();
      assertThat(reply.text()).doesNotContain("\"./books/");
      List<String> links = links(reply.json());
      assertThat(links).isNotEmpty();
      for (String link : links) {
        var file = Client.fetch(URI.create(link));
        assertThat(file.status()).as("book " + book).isEqualTo(200);
        assertThat(file.bytes()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/activities",
        "/pages",
        "/pages/8/activities",
        "/pages/detail",
        "/structure",
        "/videos",
        "/config"
      })
  void each_route_is_for_those_who_may_read_the_book(String route, Client anybody) {
    String book = "/api/v1/books/4" + route;

    for (String reader : List.of("admin", "supervisor", "teacher2")) {
      Client client = anybody.as(reader, Running.PASSWORD);
      assertThat(client.get(book).status()).as(reader).isEqualTo(200);
      assertThat(client.get(book + "/").text()).as(reader).isEqualTo(client.get(book).text());
    }
    for (String stranger : List.of("publisher", "teacher")) {
      Client client = anybody.as(stranger, Running.PASSWORD);
      var foreign = client.get(book);
      assertThat(foreign.status()).as(stranger).isEqualTo(404);
      assertThat(withoutId(foreign))
          .isEqualTo(withoutId(client.get("/api/v1/books/987654" + route)));
    }
    for (String student : List.of("student", "student2")) {
      Client client = anybody.as(student, Running.PASSWORD);
      assertThat(client.get(book).status()).as(student).isEqualTo(403);
    }
    assertThat(anybody.as("publisher", Running.PASSWORD).get("/api/v1/books/1" + route).status())
        .isEqualTo(200);
    assertThat(anybody.get(book).status()).isEqualTo(401);
  }

  @Test
  void a_list_of_books_says_where_it_goes_on(Client anybody) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    int seen = 0;
    String next = "/api/v1/books?limit=2";

    while (!next.isEmpty()) {
      var list = admin.get(next);
      seen += list.json().get("items").size();
      String link = list.header("link");
      next = link.contains("next") ? link.replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1") : "";
    }

    assertThat(seen).isEqualTo(admin.get("/api/v1/books").json().get("total").intValue());
  }

  private static List<String> links(JsonNode tree) {
    List<String> links = new ArrayList<>();
    if (tree.isTextual() && tree.textValue().contains("X-Amz-Signature=")) {
      links.add(tree.textValue());
    }
    tree.forEach(child -> links.addAll(links(child)));
    return links;
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.get(field).textValue())
        .toList();
  }

  private static List<Integer> orders(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.get("order_index").intValue())
        .toList();
  }

  private static String withoutId(Client.Reply reply) {
    return reply.text().replaceAll("\"instance\":\"[^\"]*\"", "");
  }
}
