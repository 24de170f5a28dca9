package org.dreamlms.infra.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/** Two schools with a teacher and a student each, and one person for every other role. */
public final class DemoSchool {
  private static final String PERSON =
      """
      INSERT INTO "user" (id, username, hashed_password, role, is_superuser, full_name, dcs_publisher_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET hashed_password = EXCLUDED.hashed_password
      """;

  private DemoSchool() {}

  /**
   * Adds what is missing and gives all of them this password. One transaction: all or nothing.
   *
   * @param database with the schema up to date
   */
  public static void load(DataSource database, String password) throws SQLException {
    // One hash for all: they have one password, and a hash takes its time.
    String hash = DemoPassword.hash(password);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement(PERSON)) {
        for (DemoPerson person : DemoPerson.values()) {
          insert.setObject(1, person.id());
          insert.setString(2, person.username());
          insert.setString(3, hash);
          insert.setString(4, person.role());
          insert.setBoolean(5, person == DemoPerson.ADMIN);
          insert.setString(6, person.fullName());
          insert.setObject(7, person.publisher());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(script());
      }
      connection.commit();
    }
  }

  private static String script() {
    try (InputStream script =
        Objects.requireNonNull(DemoSchool.class.getResourceAsStream("demo-school.sql"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
