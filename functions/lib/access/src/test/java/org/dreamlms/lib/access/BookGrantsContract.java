package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link BookGrants} must do. */
public abstract class BookGrantsContract {

  /** What is tested. */
  protected abstract BookGrants grants();

  /** Stores a new teacher who has exactly these books, and returns the user's id. */
  protected abstract UUID teacherWith(Integer... books);

  /** Stores a new student with assignments of exactly these books, and returns the user's id. */
  protected abstract UUID studentWith(Integer... books);

  @Test
  void an_unknown_user_has_no_books() {
    assertThat(grants().booksOfTeacher(UUID.randomUUID())).isEmpty();
    assertThat(grants().booksOfStudent(UUID.randomUUID())).isEmpty();
  }

  @Test
  void a_teacher_has_the_granted_books_and_no_others() {
    UUID teacher = teacherWith(1, 2);
    teacherWith(3);

    assertThat(grants().booksOfTeacher(teacher)).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void a_teacher_without_grants_has_no_books() {
    UUID teacher = teacherWith();

    assertThat(grants().booksOfTeacher(teacher)).isEmpty();
  }

  @Test
  void a_student_has_the_books_of_own_assignments_and_no_others() {
    UUID student = studentWith(5, 6);
    studentWith(7);

    assertThat(grants().booksOfStudent(student)).containsExactlyInAnyOrder(5, 6);
  }

  @Test
  void a_teacher_is_no_student_and_a_student_no_teacher() {
    UUID teacher = teacherWith(1);
    UUID student = studentWith(2);

    assertThat(grants().booksOfStudent(teacher)).isEmpty();
    assertThat(grants().booksOfTeacher(student)).isEmpty();
  }
}
