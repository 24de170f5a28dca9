package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublisherBooksTest extends SchoolTest {
  private static final String ISIK =
      json(
          "{'id':4,'name':'ISIK-A','title':'Işık İngilizce A','publisher_id':2,"
              + "'publisher_name':'Işık Yayınları','cover_url':'/api/v1/books/4/cover',"
              + "'activity_count':4,'created_at':'2026-01-02T03:04:05Z',"
              + "'updated_at':'2026-02-03T04:05:06.789Z'}");
  private static final String SWITCH =
      json(
          "{'id':10,'name':'SWITCH','title':'Switch to English','publisher_id':2,"
              + "'publisher_name':'Işık Yayınları','cover_url':'/api/v1/books/10/cover',"
              + "'activity_count':0,'created_at':null,'updated_at':null}");

  @BeforeEach
  void date() {
    shelf.with(
        new Book(
            4,
            2,
            "Işık Yayınları",
            "ISIK-A",
            "Işık İngilizce A",
            "book_cover.png",
            4,
            "en",
            "english",
            Instant.parse("2026-01-02T03:04:05Z"),
            Instant.parse("2026-02-03T04:05:06.789Z")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Person.class,
      names = {"ADMIN", "SUPERVISOR", "PUBLISHER"})
  void the_books_of_a_publisher_are_listed(Person person) {
    var reply = get(person, "/api/v1/publishers/2/books");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("[" + ISIK + "," + SWITCH + "]");
    assertThat(get(person, "/api/v1/publishers/2/books/").text()).isEqualTo(reply.text());
  }

  @Test
  void a_teacher_sees_those_of_them_that_were_granted() {
    assertThat(get(Person.TEACHER, "/api/v1/publishers/2/books").text())
        .isEqualTo("[" + ISIK + "]");
    assertThat(get(Person.NEW_TEACHER, "/api/v1/publishers/2/books").text()).isEqualTo("[]");
  }

  @Test
  void the_books_of_a_foreign_publisher_are_those_of_an_absent_one() {
    String absent = problem("not-found", "Not found", 404, "Publisher not found");

    assertThat(get(Person.PUBLISHER, "/api/v1/publishers/1/books").text()).isEqualTo(absent);
    assertThat(get(Person.PUBLISHER, "/api/v1/publishers/3/books").text()).isEqualTo(absent);
    assertThat(get(Person.ADMIN, "/api/v1/publishers/02/books").text()).isEqualTo(absent);
  }

  @Test
  void a_publisher_account_sees_its_own_books_and_who_it_is() {
    var books = get(Person.PUBLISHER, "/api/v1/publishers/me/books");
    var profile = get(Person.PUBLISHER, "/api/v1/publishers/me/profile");

    assertThat(books.status()).isEqualTo(200);
    assertThat(books.text()).isEqualTo("[" + ISIK + "," + SWITCH + "]");
    assertThat(get(Person.PUBLISHER, "/api/v1/publishers/me/books/").text())
        .isEqualTo(books.text());
    assertThat(profile.status()).isEqualTo(200);
    assertThat(profile.text())
        .isEqualTo(
            json(
                "{'id':2,'name':'Işık Yayınları','contact_email':null,"
                    + "'logo_url':'/api/v1/publishers/2/logo','user_id':'"
                    + Person.PUBLISHER.id()
                    + "','user_email':null,'user_full_name':'Ömer Şahin'}"));
    assertThat(get(Person.PUBLISHER, "/api/v1/publishers/me/profile/").text())
        .isEqualTo(profile.text());
  }

  @Test
  void a_publisher_that_dcs_does_not_have_any_more_is_absent_for_its_own_account() {
    shelf.clear();

    assertThat(get(Person.PUBLISHER, "/api/v1/publishers/me/profile").text())
        .isEqualTo(problem("not-found", "Not found", 404, "Publisher not found"));
    assertThat(get(Person.PUBLISHER, "/api/v1/publishers/me/books").text()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/publishers/me/profile", "/api/v1/publishers/me/books"})
  void own_things_are_for_linked_publisher_accounts(String path) {
    var unlinked = get(Person.UNLINKED_PUBLISHER, path);

    assertThat(unlinked.status()).isEqualTo(403);
    assertThat(unlinked.text()).contains("Publisher account not linked to a DCS publisher");
    for (Person person :
        new Person[] {Person.ADMIN, Person.SUPERVISOR, Person.TEACHER, Person.STUDENT}) {
      assertThat(get(person, path).status()).as(person.name()).isEqualTo(403);
    }
    assertThat(getAnonymously(path).status()).isEqualTo(401);
  }

  @Test
  void who_administers_sees_all_publishers_below_admin_too() {
    var reply = get(Person.SUPERVISOR, "/api/v1/admin/publishers");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo(get(Person.ADMIN, "/api/v1/publishers").text());
    assertThat(get(Person.ADMIN, "/api/v1/admin/publishers/").text()).isEqualTo(reply.text());
    for (Person person : new Person[] {Person.PUBLISHER, Person.TEACHER, Person.STUDENT}) {
      assertThat(get(person, "/api/v1/admin/publishers").status()).as(person.name()).isEqualTo(403);
      assertThat(get(person, "/api/v1/publishers/2/books").status())
          .as(person.name())
          .isEqualTo(person == Person.STUDENT ? 403 : 200);
    }
    assertThat(getAnonymously("/api/v1/admin/publishers").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/admin/publishers, application/json",
    "POST, /api/v1/admin/publishers/, multipart/form-data",
    "PUT, /api/v1/admin/publishers/1, application/json",
    "DELETE, /api/v1/admin/publishers/1/, application/json",
    "DELETE, /api/v1/admin/publishers/x, text/plain"
  })
  void publishers_are_changed_in_dcs(String method, String path, String contentType) {
    LambdaDriver driver = new LambdaDriver(context);

    var reply =
        driver
            .call(method, path)
            .header("content-type", contentType)
            .body("{\"name\":\"New\"}".getBytes(StandardCharsets.UTF_8))
            .bearer(token(Person.ADMIN))
            .send();

    assertThat(reply.status()).isEqualTo(410);
    assertThat(reply.text())
        .isEqualTo(
            problem(
                "gone",
                "No longer here",
                410,
                "Publishers are kept in Dream Central Storage (DCS). Please add, change or remove"
                    + " them there."));
    assertThat(driver.call(method, path).bearer(token(Person.TEACHER)).send().status())
        .isEqualTo(403);
  }
}
