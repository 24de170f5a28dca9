package org.dreamlms.infra.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts {@link Person}s into a cloud's database, with what they were given. */
final class PeopleRows implements AutoCloseable {
  private final Connection connection;

  private PeopleRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param store the {@code LMS_DATABASE_*} settings of the functions
   */
  static PeopleRows in(Map<String, String> store) throws SQLException {
    return new PeopleRows(
        DriverManager.getConnection(
            Objects.requireNonNull(store.get("LMS_DATABASE_URL")),
            store.get("LMS_DATABASE_USER"),
            store.get("LMS_DATABASE_PASSWORD")));
  }

  void addAll() throws SQLException {
    UUID schoolA = school("Matrix A");
    UUID schoolB = school("Matrix B");
    for (Person person : Person.values()) {
      if (person != Person.DELETED_ADMIN) {
        user(person);
      }
    }
    UUID teacher = teacher(Person.TEACHER, schoolA);
    teacher(Person.COLLEAGUE, schoolA);
    UUID otherTeacher = teacher(Person.OTHER_TEACHER, schoolB);
    grant(1, null, teacher);
    grant(2, null, teacher);
    grant(5, null, teacher);
    grant(3, schoolA, null);
    grant(4, null, otherTeacher);
    UUID student = student(Person.STUDENT, teacher);
    student(Person.CLASSMATE, teacher);
    UUID otherStudent = student(Person.OTHER_STUDENT, otherTeacher);
    assignment(teacher, 1, student);
    assignment(teacher, 2, student);
    assignment(otherTeacher, 4, otherStudent);
  }

  /** A digest over every row of every table: the same as long as nothing was written. */
  String digest() throws SQLException {
    StringBuilder digest = new StringBuilder();
    for (String table :
        new String[] {
          "\"user\"",
          "schools",
          "teachers",
          "students",
          "book_assignments",
          "assignments",
          "assignment_students"
        }) {
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t.id)),"
                      + " '') FROM "
                      + table
                      + " t");
          ResultSet rows = statement.executeQuery()) {
        rows.next();
        digest.append(table).append(' ').append(rows.getString(1)).append('\n');
      }
    }
    return digest.toString();
  }

  private void user(Person person) throws SQLException {
    execute(
        """
        INSERT INTO "user" (id, username, role, full_name, hashed_password, is_superuser,
          dcs_publisher_id, is_active)
        VALUES (?, ?, ?, ?, '$none$', ?, ?, ?)
        """,
        person.id(),
        person.username(),
        person.role(),
        person.name(),
        person == Person.ADMIN,
        person.publisher(),
        person != Person.FORMER_ADMIN);
  }

  private UUID school(String name) throws SQLException {
    UUID id = UUID.randomUUID();
    execute("INSERT INTO schools (id, name) VALUES (?, ?)", id, name);
    return id;
  }

  private UUID teacher(Person person, UUID school) throws SQLException {
    UUID id = UUID.randomUUID();
    execute(
        "INSERT INTO teachers (id, user_id, school_id) VALUES (?, ?, ?)", id, person.id(), school);
    return id;
  }

  private UUID student(Person person, UUID teacher) throws SQLException {
    UUID id = UUID.randomUUID();
    execute(
        "INSERT INTO students (id, user_id, created_by_teacher_id) VALUES (?, ?, ?)",
        id,
        person.id(),
        teacher);
    return id;
  }

  private void grant(int book, @Nullable UUID school, @Nullable UUID teacher) throws SQLException {
    execute(
        """
        INSERT INTO book_assignments (id, dcs_book_id, school_id, teacher_id) VALUES (?, ?, ?, ?)
        """,
        UUID.randomUUID(),
        book,
        school,
        teacher);
  }

  private void assignment(UUID teacher, int book, UUID student) throws SQLException {
    UUID id = UUID.randomUUID();
    execute(
        "INSERT INTO assignments (id, teacher_id, dcs_book_id, name) VALUES (?, ?, ?, 'Matrix')",
        id,
        teacher,
        book);
    execute(
        "INSERT INTO assignment_students (id, assignment_id, student_id) VALUES (?, ?, ?)",
        UUID.randomUUID(),
        id,
        student);
  }

  private void execute(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
