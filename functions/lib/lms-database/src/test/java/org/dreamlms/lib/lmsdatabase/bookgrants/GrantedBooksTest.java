package org.dreamlms.lib.lmsdatabase.bookgrants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.UUID;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.BookGrants;
import org.dreamlms.lib.access.BookGrantsContract;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrantedBooksTest extends BookGrantsContract {
  @RegisterExtension static final TestDatabase database = MigratedDatabase.create();

  private ApplicationContext context;
  private Rows rows;

  @BeforeAll
  void start() {
    context = ApplicationContext.run(Map.copyOf(MigratedDatabase.settings(database)));
    rows = new Rows(database.dataSource());
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Override
  protected BookGrants grants() {
    return context.getBean(BookGrants.class);
  }

  @Override
  protected UUID teacherWith(Integer... books) {
    UUID user = rows.user(Role.TEACHER);
    UUID teacher = rows.teacher(user, rows.school());
    for (int book : books) {
      rows.grant(book, null, teacher);
    }
    return user;
  }

  @Override
  protected UUID studentWith(Integer... books) {
    UUID user = rows.user(Role.STUDENT);
    UUID student = rows.student(user);
    UUID teacher = rows.teacher(rows.user(Role.TEACHER), rows.school());
    for (int book : books) {
      rows.assignment(teacher, book, student);
    }
    return user;
  }

  @Test
  void a_book_of_the_whole_school_is_a_book_of_each_of_its_teachers() {
    UUID school = rows.school();
    UUID first = rows.user(Role.TEACHER);
    UUID second = rows.user(Role.TEACHER);
    UUID elsewhere = teacherWith();
    UUID firstTeacher = rows.teacher(first, school);
    rows.teacher(second, school);
    rows.grant(8, school, null);
    rows.grant(8, null, firstTeacher);

    assertThat(grants().booksOfTeacher(first)).containsExactly(8);
    assertThat(grants().booksOfTeacher(second)).containsExactly(8);
    assertThat(grants().booksOfTeacher(elsewhere)).isEmpty();
  }

  @Test
  void a_book_of_one_teacher_is_not_the_school_s_even_when_the_row_names_the_school() {
    UUID school = rows.school();
    UUID owner = rows.user(Role.TEACHER);
    UUID colleague = rows.user(Role.TEACHER);
    UUID ownersRow = rows.teacher(owner, school);
    rows.teacher(colleague, school);
    rows.grant(9, school, ownersRow);

    assertThat(grants().booksOfTeacher(owner)).containsExactly(9);
    assertThat(grants().booksOfTeacher(colleague)).isEmpty();
  }

  @Test
  void the_same_grant_cannot_be_made_twice() {
    UUID school = rows.school();
    UUID teacher = rows.teacher(rows.user(Role.TEACHER), school);
    rows.grant(10, school, null);
    rows.grant(10, school, teacher);

    assertThatThrownBy(() -> rows.grant(10, school, null)).hasMessage("23505");
    assertThatThrownBy(() -> rows.grant(10, null, teacher)).hasMessage("23505");
  }

  @Test
  void a_grant_to_nobody_is_refused() {
    assertThatThrownBy(() -> rows.grant(11, null, null)).hasMessage("23514");
  }

  @Test
  void grants_stay_when_the_person_who_gave_them_leaves() {
    UUID admin = rows.user(Role.ADMIN);
    UUID teacher = teacherWith(12);
    rows.execute("UPDATE book_assignments SET assigned_by = ? WHERE dcs_book_id = 12", admin);
    rows.execute("DELETE FROM \"user\" WHERE id = ?", admin);

    assertThat(grants().booksOfTeacher(teacher)).containsExactly(12);
  }
}
