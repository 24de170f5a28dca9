package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BookAccessTest {
  private static final int OWN = 1;
  private static final int FOREIGN = 2;

  private final HandClock clock = new HandClock();
  private final FakeBookGrants grants = new FakeBookGrants();
  private final BookAccess access = new BookAccess(grants, TestTokens.accessSettings(), clock);

  @ParameterizedTest
  @EnumSource(names = {"ADMIN", "SUPERVISOR"})
  void admin_and_supervisor_see_every_book(Role role) {
    Caller caller = caller(role, null);

    assertThat(access.toList(caller)).isEqualTo(new BookScope.Every());
    assertThat(access.toRead(caller)).isEqualTo(new BookScope.Every());
    assertThat(access.toReadAssets(caller)).isEqualTo(new BookScope.Every());
    assertThat(access.toRead(caller).contains(99, FOREIGN)).isTrue();
  }

  @Test
  void a_publisher_sees_the_books_of_the_own_publisher_only() {
    BookScope scope = access.toList(caller(Role.PUBLISHER, OWN));

    assertThat(scope.contains(5, OWN)).isTrue();
    assertThat(scope.contains(5, FOREIGN)).isFalse();
    assertThat(access.toReadAssets(caller(Role.PUBLISHER, OWN))).isEqualTo(scope);
  }

  @Test
  void a_publisher_account_without_publisher_is_told_so() {
    Caller unlinked = caller(Role.PUBLISHER, null);

    assertForbidden(
        () -> access.toList(unlinked), "Publisher account not linked to a DCS publisher");
    assertForbidden(
        () -> access.toReadAssets(unlinked), "Publisher account not linked to a DCS publisher");
  }

  @Test
  void a_teacher_sees_the_granted_books_only_whatever_publisher_they_are_of() {
    Caller teacher = caller(Role.TEACHER, null);
    grants.teacherHas(teacher.user(), 5, 6);

    assertThat(access.toList(teacher)).isEqualTo(new BookScope.Of(Set.of(5, 6)));
    assertThat(access.toRead(teacher).contains(5, FOREIGN)).isTrue();
    assertThat(access.toRead(teacher).contains(7, FOREIGN)).isFalse();
    assertThat(access.toReadAssets(teacher).contains(7, FOREIGN)).isFalse();
  }

  @Test
  void a_student_may_not_list_and_reads_no_book_but_sees_the_assets_of_own_assignments() {
    Caller student = caller(Role.STUDENT, null);
    grants.studentHas(student.user(), 5);

    assertForbidden(
        () -> access.toList(student),
        "Access forbidden. Required roles: ['admin', 'supervisor', 'publisher', 'teacher']");
    assertThat(access.toRead(student).contains(5, OWN)).isFalse();
    assertThat(access.toReadAssets(student)).isEqualTo(new BookScope.Of(Set.of(5)));
  }

  @Test
  void a_grant_that_was_taken_back_counts_no_longer_after_five_seconds() {
    Caller teacher = caller(Role.TEACHER, null);
    grants.teacherHas(teacher.user(), 5);
    assertThat(access.toRead(teacher).contains(5, OWN)).isTrue();
    grants.teacherHas(teacher.user());

    clock.move(Duration.ofMillis(4_999));
    assertThat(access.toRead(teacher).contains(5, OWN)).isTrue();
    clock.move(Duration.ofMillis(1));
    assertThat(access.toRead(teacher).contains(5, OWN)).isFalse();
  }

  private static Caller caller(Role role, @Nullable Integer publisher) {
    return new Caller(UUID.randomUUID(), role, false, publisher);
  }

  private static void assertForbidden(Runnable question, String detail) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(question::run)
        .satisfies(
            problem -> {
              assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN);
              assertThat(problem.detail()).isEqualTo(detail);
            });
  }
}
