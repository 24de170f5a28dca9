package org.dreamlms.infra.local.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/**
 * Two schools, with everybody who may log in.
 *
 * <pre>
 * admin, supervisor             see every book
 * publisher                     the books of publisher 1
 * teacher   (Atatürk Ortaokulu) books 1 and 2; book 3 is the whole school's
 * student                       an assignment of book 1
 * teacher2  (Szkoła nr 4)       book 4
 * student2                      an assignment of book 4
 * </pre>
 *
 * <p>It is here and not in a function, because nothing that is deployed may know how to make people
 * with a known password. Book ids are those of infra/dcs-standin.
 */
public final class DemoSchool {
  private static final UUID FIRST_SCHOOL = DemoIds.of(DemoIds.SCHOOL, 1);
  private static final UUID SECOND_SCHOOL = DemoIds.of(DemoIds.SCHOOL, 2);
  private static final UUID TEACHER = DemoIds.of(DemoIds.TEACHER, 1);
  private static final UUID TEACHER2 = DemoIds.of(DemoIds.TEACHER, 2);
  private static final UUID STUDENT = DemoIds.of(DemoIds.STUDENT, 1);
  private static final UUID STUDENT2 = DemoIds.of(DemoIds.STUDENT, 2);

  private DemoSchool() {}

  /**
   * Adds what is missing and resets what was changed; everything else in the database stays. All or
   * nothing. The schema must be there already.
   *
   * @param demoPassword of every demo user, from now on
   * @throws IllegalStateException when the database refuses; the message says what to do
   */
  public static void load(String jdbcUrl, String user, String password, String demoPassword) {
    if (demoPassword.isBlank() || demoPassword.length() > 128) {
      throw new IllegalArgumentException("The demo password has 1 to 128 characters.");
    }
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
      connection.setAutoCommit(false);
      load(new DemoRows(connection), DemoHash.of(demoPassword));
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The demo school could not be added (SQLSTATE "
              + e.getSQLState()
              + "): start with --fresh, or remove what stands in its way",
          e);
    }
  }

  private static void load(DemoRows rows, String hash) throws SQLException {
    for (DemoUser user : DemoUser.values()) {
      rows.user(
          user.id(),
          user.name().toLowerCase(Locale.ROOT),
          user.role(),
          user.fullName(),
          hash,
          user == DemoUser.ADMIN,
          user == DemoUser.PUBLISHER ? 1 : null);
    }
    rows.school(FIRST_SCHOOL, "Atatürk Ortaokulu");
    rows.school(SECOND_SCHOOL, "Szkoła nr 4");
    rows.teacher(TEACHER, DemoUser.TEACHER.id(), FIRST_SCHOOL);
    rows.teacher(TEACHER2, DemoUser.TEACHER2.id(), SECOND_SCHOOL);
    rows.student(STUDENT, DemoUser.STUDENT.id(), TEACHER);
    rows.student(STUDENT2, DemoUser.STUDENT2.id(), TEACHER2);
    rows.grant(1, 1, null, TEACHER);
    rows.grant(2, 2, null, TEACHER);
    rows.grant(3, 3, FIRST_SCHOOL, null);
    rows.grant(4, 4, null, TEACHER2);
    rows.assignment(1, TEACHER, 1, "Ünite 1: ilk sayfalar", STUDENT);
    rows.assignment(2, TEACHER2, 4, "Rozdział 1", STUDENT2);
  }
}
