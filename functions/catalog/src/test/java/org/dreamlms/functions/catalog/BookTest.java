package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BookTest extends SchoolTest {
  @ParameterizedTest
  @EnumSource(
      value = Person.class,
      names = {"ADMIN", "SUPERVISOR", "PUBLISHER", "TEACHER"})
  void a_book_is_shown_to_who_may_use_it(Person person) {
    var reply = get(person, "/api/v1/books/4");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            json(
                "{'id':4,'title':'Işık İngilizce A','book_name':'ISIK-A','publisher_id':2,"
                    + "'publisher_name':'Işık Yayınları','language':null,'category':null,"
                    + "'cover_image_url':'/api/v1/books/4/cover','activity_count':4,"
                    + "'dream_storage_id':'4'}"));
    assertThat(get(person, "/api/v1/books/4/").text()).isEqualTo(reply.text());
  }

  @Test
  void a_foreign_book_is_answered_like_an_absent_one_byte_for_byte() {
    var absent = get(Person.TEACHER, "/api/v1/books/5");

    assertThat(absent.status()).isEqualTo(404);
    assertThat(absent.text())
        .isEqualTo(problem("not-found", "Not found", 404, "Book not found in DCS"));
    for (var foreign :
        new Object[][] {
          {Person.TEACHER, 3}, {Person.PUBLISHER, 1}, {Person.NEW_TEACHER, 1}, {Person.STUDENT, 4}
        }) {
      var reply = get((Person) foreign[0], "/api/v1/books/" + foreign[1]);
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.text()).isEqualTo(absent.text());
      assertThat(reply.lastingHeaders()).isEqualTo(absent.lastingHeaders());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "04",
        "+4",
        "%2B4",
        "4.0",
        "4e0",
        "-4",
        "0",
        "2147483648",
        "4294967300",
        "%D9%A4",
        "4%20",
        "%204",
        "me",
        "4%00",
        "4;a=b",
        "4,1"
      })
  void another_spelling_of_an_id_never_finds_a_book(String id) {
    var reply = get(Person.ADMIN, "/api/v1/books/" + id);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text()).doesNotContain("ISIK", "BRAINS");
  }
}
