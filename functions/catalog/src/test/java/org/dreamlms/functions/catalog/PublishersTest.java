package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublishersTest extends SchoolTest {
  private static final String UNIVERSAL =
      json(
          "{'id':1,'name':'Universal ELT','contact_email':'books@universal.example',"
              + "'logo_url':'/api/v1/publishers/1/logo'}");
  private static final String UNIVERSAL_FOR_TEACHERS =
      json(
          "{'id':1,'name':'Universal ELT','contact_email':null,"
              + "'logo_url':'/api/v1/publishers/1/logo'}");
  private static final String ISIK =
      json(
          "{'id':2,'name':'Işık Yayınları','contact_email':null,"
              + "'logo_url':'/api/v1/publishers/2/logo'}");

  @Test
  void who_administers_sees_all_publishers() {
    var reply = get(Person.SUPERVISOR, "/api/v1/publishers");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("[" + UNIVERSAL + "," + ISIK + "]");
    assertThat(get(Person.ADMIN, "/api/v1/publishers/").text()).isEqualTo(reply.text());
  }

  @Test
  void a_publisher_sees_itself() {
    assertThat(get(Person.PUBLISHER, "/api/v1/publishers").text()).isEqualTo("[" + ISIK + "]");
    assertThat(get(Person.PUBLISHER, "/api/v1/publishers/2").text()).isEqualTo(ISIK);
    assertThat(get(Person.PUBLISHER, "/api/v1/publishers/1").status()).isEqualTo(404);
  }

  @Test
  void a_teacher_sees_all_publishers_without_their_contacts() {
    assertThat(get(Person.NEW_TEACHER, "/api/v1/publishers").text())
        .isEqualTo("[" + UNIVERSAL_FOR_TEACHERS + "," + ISIK + "]");
    assertThat(get(Person.TEACHER, "/api/v1/publishers/1").text())
        .isEqualTo(UNIVERSAL_FOR_TEACHERS);
  }

  @Test
  void a_student_is_refused() {
    assertThat(get(Person.STUDENT, "/api/v1/publishers").status()).isEqualTo(403);
    assertThat(get(Person.STUDENT, "/api/v1/publishers/1").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "01", "+1", "1.0", "4294967297", "me"})
  void an_absent_publisher_is_absent_in_every_spelling(String id) {
    var reply = get(Person.ADMIN, "/api/v1/publishers/" + id);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text())
        .isEqualTo(problem("not-found", "Not found", 404, "Publisher not found"));
  }
}
