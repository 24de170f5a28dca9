package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Running.class)
final class PublishersIT {

  @Test
  void a_publisher_account_sees_who_it_is_and_its_books(Client anybody) {
    Client publisher = anybody.as("publisher", Running.PASSWORD);

    JsonNode profile = publisher.get("/api/v1/publishers/me/profile").json();
    var books = publisher.get("/api/v1/publishers/me/books");

    assertThat(profile.get("id").intValue()).isEqualTo(1);
    assertThat(profile.get("name").textValue()).isEqualTo("Dream Press");
    assertThat(profile.get("user_full_name").textValue()).isEqualTo("Ömer Şahin");
    assertThat(profile.get("user_id").textValue())
        .isEqualTo(publisher.get("/api/v1/users/me").json().get("id").textValue());
    assertThat(ids(books)).containsExactlyInAnyOrder(1, 3);
    for (JsonNode book : books.json()) {
      assertThat(book.get("publisher_id").intValue()).isEqualTo(1);
      assertThat(anybody.get(book.get("cover_url").textValue()).status()).isEqualTo(200);
      assertThat(Instant.parse(book.get("created_at").textValue())).isBefore(Instant.MAX);
    }
    assertThat(publisher.get("/api/v1/publishers/me/books/").text()).isEqualTo(books.text());
    assertThat(publisher.get("/api/v1/publishers/1/books").text()).isEqualTo(books.text());
  }

  @Test
  void the_books_of_a_publisher_are_those_that_the_caller_may_use(Client anybody) {
    assertThat(books("admin", 2, anybody)).containsExactlyInAnyOrder(4, 5, 6);
    assertThat(books("supervisor", 1, anybody)).containsExactlyInAnyOrder(1, 3);
    assertThat(books("teacher", 1, anybody))
        .isEqualTo(
            ids(anybody.as("teacher", Running.PASSWORD).get("/api/v1/books").json().get("items")));
    assertThat(books("teacher", 2, anybody)).isEmpty();
    Client publisher = anybody.as("publisher", Running.PASSWORD);
    for (int id : List.of(2, 99)) {
      assertThat(publisher.get("/api/v1/publishers/" + id + "/books").problem())
          .isEqualTo("Publisher not found");
    }
    assertThat(anybody.as("student", Running.PASSWORD).get("/api/v1/publishers/1/books").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "admin,      403, 200",
    "supervisor, 403, 200",
    "publisher,  200, 403",
    "teacher,    403, 403",
    "student,    403, 403"
  })
  void own_things_are_for_publishers_and_admin_things_for_who_administers(
      String user, int own, int admin, Client anybody) {
    Client client = anybody.as(user, Running.PASSWORD);

    assertThat(client.get("/api/v1/publishers/me/profile").status()).isEqualTo(own);
    assertThat(client.get("/api/v1/publishers/me/books/").status()).isEqualTo(own);
    assertThat(client.get("/api/v1/admin/publishers").status()).isEqualTo(admin);
    for (String path : List.of("/api/v1/publishers/me/profile", "/api/v1/admin/publishers/")) {
      assertThat(anybody.get(path).status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource({"POST, ''", "POST, /", "PUT, /1", "DELETE, /1/"})
  void publishers_are_changed_in_dcs(String method, String rest, Client anybody) {
    String path = "/api/v1/admin/publishers" + rest;

    var reply = anybody.as("admin", Running.PASSWORD).call(method, path);

    assertThat(reply.status()).isEqualTo(410);
    assertThat(reply.problem()).contains("Dream Central Storage");
    assertThat(anybody.as("teacher", Running.PASSWORD).call(method, path).status()).isEqualTo(403);
  }

  private static List<Integer> books(String user, int publisher, Client anybody) {
    return ids(
        anybody
            .as(user, Running.PASSWORD)
            .get("/api/v1/publishers/" + publisher + "/books")
            .json());
  }

  private static List<Integer> ids(Client.Reply list) {
    return ids(list.json());
  }

  private static List<Integer> ids(JsonNode list) {
    List<Integer> ids = new ArrayList<>();
    list.forEach(item -> ids.add(item.get("id").intValue()));
    return ids;
  }
}
