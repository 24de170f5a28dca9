package org.dreamlms.lib.lmsdatabase;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.dreamlms.lib.access.Role;
import org.jspecify.annotations.Nullable;

/** Puts rows into a test's database, past everything that the product would check. */
public final class Rows {
  private final DataSource database;

  public Rows(DataSource database) {
    this.database = database;
  }

  /** An active user with a name made from the id; returns the id. */
  public UUID user(Role role) {
    UUID id = UUID.randomUUID();
    user(id, "u" + id.toString().substring(0, 13), role, true, "$none$");
    return id;
  }

  public void user(UUID id, String username, Role role, boolean active, String passwordHash) {
    execute(
        """
        INSERT INTO "user" (id, username, hashed_password, role, is_active)
        VALUES (?, ?, ?, ?, ?)
        """,
        id,
        username,
        passwordHash,
        role.wireName(),
        active);
  }

  public UUID school() {
    UUID id = UUID.randomUUID();
    execute("INSERT INTO schools (id, name) VALUES (?, 'Atatürk Ortaokulu')", id);
    return id;
  }

  /** Returns the id of the row in {@code teachers}, not the user's. */
  public UUID teacher(UUID user, UUID school) {
    UUID id = UUID.randomUUID();
    execute("INSERT INTO teachers (id, user_id, school_id) VALUES (?, ?, ?)", id, user, school);
    return id;
  }

  /** Returns the id of the row in {@code students}, not the user's. */
  public UUID student(UUID user) {
    UUID id = UUID.randomUUID();
    execute("INSERT INTO students (id, user_id) VALUES (?, ?)", id, user);
    return id;
  }

  public void grant(int book, @Nullable UUID school, @Nullable UUID teacher) {
    execute(
        """
        INSERT INTO book_assignments (id, dcs_book_id, school_id, teacher_id)
        VALUES (?, ?, ?, ?)
        """,
        UUID.randomUUID(),
        book,
        school,
        teacher);
  }

  public void assignment(UUID teacher, int book, UUID... students) {
    UUID id = UUID.randomUUID();
    execute(
        "INSERT INTO assignments (id, teacher_id, dcs_book_id, name) VALUES (?, ?, ?, 'Ödev')",
        id,
        teacher,
        book);
    for (UUID student : students) {
      execute(
          "INSERT INTO assignment_students (id, assignment_id, student_id) VALUES (?, ?, ?)",
          UUID.randomUUID(),
          id,
          student);
    }
  }

  /**
   * Runs one statement and returns how many rows it touched.
   *
   * @throws IllegalStateException with the SQLSTATE as message when the database refuses
   */
  public int execute(String sql, @Nullable Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getSQLState(), e);
    }
  }

  /** The first column of the first row, as text; null when there is no row. */
  public @Nullable String text(String sql) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getSQLState(), e);
    }
  }
}
