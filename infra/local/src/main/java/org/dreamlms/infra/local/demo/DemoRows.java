package org.dreamlms.infra.local.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inserts rows, or resets them when they are there. */
final class DemoRows {
  private final Connection connection;

  DemoRows(Connection connection) {
    this.connection = connection;
  }

  void user(
      UUID id,
      String username,
      String role,
      String fullName,
      String hash,
      boolean superuser,
      @Nullable Integer publisher)
      throws SQLException {
    execute(
        """
        INSERT INTO "user" (id, username, role, full_name, hashed_password, is_superuser,
          dcs_publisher_id, has_completed_tour)
        VALUES (?, ?, ?, ?, ?, ?, ?, true)
        ON CONFLICT (id) DO UPDATE
        SET username = excluded.username, role = excluded.role, full_name = excluded.full_name,
            hashed_password = excluded.hashed_password, is_superuser = excluded.is_superuser,
            dcs_publisher_id = excluded.dcs_publisher_id, is_active = true,
            must_change_password = false
        """,
        id,
        username,
        role,
        fullName,
        hash,
        superuser,
        publisher);
  }

  void school(UUID id, String name) throws SQLException {
    execute(
        """
        INSERT INTO schools (id, name, dcs_publisher_id) VALUES (?, ?, 1)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name
        """,
        id,
        name);
  }

  void teacher(UUID id, UUID user, UUID school) throws SQLException {
    execute(
        """
        INSERT INTO teachers (id, user_id, school_id) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id
        """,
        id,
        user,
        school);
  }

  void student(UUID id, UUID user, UUID teacher) throws SQLException {
    execute(
        """
        INSERT INTO students (id, user_id, created_by_teacher_id) VALUES (?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """,
        id,
        user,
        teacher);
  }

  /** DO NOTHING whatever clashes: the same grant may have been given again, with another id. */
  void grant(int number, int book, @Nullable UUID school, @Nullable UUID teacher)
      throws SQLException {
    execute(
        """
        INSERT INTO book_assignments (id, dcs_book_id, school_id, teacher_id, assigned_by)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        DemoIds.of(DemoIds.GRANT, number),
        book,
        school,
        teacher,
        DemoUser.ADMIN.id());
  }

  /** What a student has done with it stays. */
  void assignment(int number, UUID teacher, int book, String name, UUID student)
      throws SQLException {
    UUID id = DemoIds.of(DemoIds.ASSIGNMENT, number);
    execute(
        """
        INSERT INTO assignments (id, teacher_id, dcs_book_id, name) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """,
        id,
        teacher,
        book,
        name);
    execute(
        """
        INSERT INTO assignment_students (id, assignment_id, student_id) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        DemoIds.of(DemoIds.RECIPIENT, number),
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
}
