package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.FakeBookCatalog;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Rights that change between two requests, in the real database: after five seconds at the latest
 * the next request sees it.
 */
@Tag("AC6")
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangedRightsTest implements TestPropertyProvider {
  private static final String ON = "rights-that-change";
  private static final Duration ACCESS_MAX_AGE = Duration.ofSeconds(5);
  private static final String PICTURE = "/assets/presigned?path=images/p1.png";

  @RegisterExtension static final TestDatabase DATABASE = MigratedDatabase.create();

  private final Rows rows = new Rows(DATABASE.dataSource());

  @Inject ApplicationContext context;
  @Inject TickingClock clock;
  @Inject FakeBookCatalog shelf;

  @BeforeEach
  void fill() {
    shelf.clear();
    shelf.with(SchoolTest.book(1, 1, "Universal ELT", "BRAINS1", "Brains 1", 5));
    shelf.with(SchoolTest.book(4, 2, "Işık Yayınları", "ISIK-A", "Işık İngilizce A", 4));
  }

  @Test
  void a_grant_that_is_taken_back_between_list_and_opening_opens_nothing() throws IOException {
    UUID teacher = rows.user(Role.TEACHER);
    UUID teacherRow = rows.teacher(teacher, rows.school());
    rows.grant(1, null, teacherRow);
    rows.grant(4, null, teacherRow);
    assertThat(total(get(teacher, Role.TEACHER, "/api/v1/books"))).isEqualTo(2);

    rows.execute(
        "DELETE FROM book_assignments WHERE teacher_id = ? AND dcs_book_id = 4", teacherRow);
    clock.advance(ACCESS_MAX_AGE);

    requireAbsent(teacher, Role.TEACHER, 4, "");
    requireAbsent(teacher, Role.TEACHER, 4, PICTURE);
    assertThat(total(get(teacher, Role.TEACHER, "/api/v1/books"))).isOne();
    assertThat(get(teacher, Role.TEACHER, "/api/v1/books/1").status()).isEqualTo(200);
  }

  @Test
  void a_teacher_who_moves_has_the_books_of_the_new_school_and_none_of_the_old() {
    UUID teacher = rows.user(Role.TEACHER);
    UUID oldSchool = rows.school();
    UUID newSchool = rows.school();
    UUID teacherRow = rows.teacher(teacher, oldSchool);
    rows.grant(1, oldSchool, null);
    rows.grant(4, newSchool, null);
    assertThat(get(teacher, Role.TEACHER, "/api/v1/books/1").status()).isEqualTo(200);

    rows.execute("UPDATE teachers SET school_id = ? WHERE id = ?", newSchool, teacherRow);
    clock.advance(ACCESS_MAX_AGE);

    requireAbsent(teacher, Role.TEACHER, 1, "");
    assertThat(get(teacher, Role.TEACHER, "/api/v1/books/4").status()).isEqualTo(200);
  }

  @Test
  void a_student_who_is_taken_off_an_assignment_gets_no_new_link_and_the_old_one_soon_ends()
      throws IOException {
    UUID teacherRow = rows.teacher(rows.user(Role.TEACHER), rows.school());
    UUID student = rows.user(Role.STUDENT);
    UUID studentRow = rows.student(student);
    rows.assignment(teacherRow, 4, studentRow);
    var link = get(student, Role.STUDENT, "/api/v1/books/4" + PICTURE);
    assertThat(link.status()).isEqualTo(200);
    assertThat(field(link, "expires_in_seconds")).isBetween(1, 3_600);

    rows.execute("DELETE FROM assignment_students WHERE student_id = ?", studentRow);
    clock.advance(ACCESS_MAX_AGE);

    requireAbsent(student, Role.STUDENT, 4, PICTURE);
  }

  /** Nothing tells a book that was once theirs from one that never was. */
  private void requireAbsent(UUID user, Role role, int book, String rest) {
    var refused = get(user, role, "/api/v1/books/" + book + rest);
    var absent = get(user, role, "/api/v1/books/987654" + rest);

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text()).isEqualTo(absent.text());
    assertThat(refused.lastingHeaders()).isEqualTo(absent.lastingHeaders());
  }

  private LambdaDriver.Reply get(UUID user, Role role, String pathAndQuery) {
    return new LambdaDriver(context)
        .get(pathAndQuery)
        .bearer(TestTokens.of(user, role, clock))
        .send();
  }

  private static int total(LambdaDriver.Reply list) throws IOException {
    return field(list, "total");
  }

  private static int field(LambdaDriver.Reply reply, String name) throws IOException {
    JsonNode json =
        Objects.requireNonNull(ObjectMapper.getDefault().readValue(reply.text(), JsonNode.class));
    return Objects.requireNonNull(json.get(name), reply.text()).getIntValue();
  }

  @Override
  public Map<String, String> getProperties() {
    Map<String, String> properties = new HashMap<>(TestTokens.settings());
    properties.putAll(MigratedDatabase.settings(DATABASE));
    properties.put(ON, "true");
    properties.put(SharedStoreInMemory.PROPERTY, "true");
    properties.put("books.s3.endpoint", "http://127.0.0.1:9000");
    properties.put("books.s3.access-key", "reader");
    properties.put("books.s3.secret-key", "not-a-secret-in-tests");
    return properties;
  }

  /** Real people and grants; books from a shelf; a clock to tick. */
  @Factory
  @Requires(property = ON)
  static final class Beans {
    @Singleton
    @Replaces(InstantSource.class)
    TickingClock clock() {
      return TickingClock.at(SchoolBeans.NOW);
    }

    @Singleton
    @Replaces(BookCatalog.class)
    FakeBookCatalog shelf() {
      return new FakeBookCatalog();
    }
  }
}
