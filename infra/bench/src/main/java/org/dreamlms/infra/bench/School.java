package org.dreamlms.infra.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.dreamlms.infra.bench.floor.FloorBook;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.infra.dcsstandin.rows.Book;
import org.dreamlms.infra.dcsstandin.rows.Publisher;
import org.dreamlms.infra.dcsstandin.rows.Tables;
import org.dreamlms.infra.local.LocalCloud;
import org.dreamlms.infra.local.LocalSettings;
import org.dreamlms.infra.local.events.Json;
import org.dreamlms.infra.local.runtime.FunctionSpec;

/**
 * What the functions need to be measured: PostgreSQL with a teacher, and a DCS with the books of
 * {@link FloorBook}, all of them granted to that teacher.
 */
final class School implements AutoCloseable {
  static final String TEACHER = "teacher";
  static final String ADMINISTRATOR = "admin";

  private static final String PASSWORD = "dream-local";
  private static final int LOGINS = 10;

  private final DcsStandin dcs;
  private final LocalCloud cloud;

  private School(DcsStandin dcs, LocalCloud cloud) {
    this.dcs = dcs;
    this.cloud = cloud;
  }

  /**
   * @param root of the repository, with packaged functions
   * @param folder for rows and files
   */
  static School open(Path root, Path folder, int books) {
    DcsStandin dcs = dcs(folder.resolve("dcs"), books);
    try {
      LocalCloud cloud =
          LocalCloud.start(
              LocalSettings.throwAway(root.resolve("template.yaml"))
                  .calledWith("DCS_BASE_URL", dcs.baseUrl().toString())
                  .calledWith("DCS_EMAIL", "admin@admin.com")
                  .calledWith("DCS_PASSWORD", "admin")
                  // Links are signed for it; nobody asks it for anything here.
                  .calledWith("BOOKS_S3_ENDPOINT", "http://127.0.0.1:9")
                  .calledWith("BOOKS_S3_ACCESS_KEY", "bench")
                  .calledWith("BOOKS_S3_SECRET_KEY", "bench-secret")
                  .printingTo(
                      new PrintStream(
                          OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
      School school = new School(dcs, cloud);
      school.grant(books);
      return school;
    } catch (RuntimeException e) {
      dcs.close();
      throw e;
    }
  }

  /** What a function runs as, with the stores of this school. */
  FunctionSpec function(String name) {
    return cloud.functionSpec(name);
  }

  /** A token, good for hours. */
  String token(String user) {
    HttpRequest login =
        HttpRequest.newBuilder(cloud.apiUrl().resolve("/api/v1/login/access-token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=" + PASSWORD))
            .build();
    String answer = "";
    // A machine that is busy with something else may need more than the seconds of one login.
    for (int attempt = 0; attempt < LOGINS; attempt++) {
      answer = send(login);
      String token = Json.read(answer).map(json -> json.path("access_token").asText()).orElse("");
      if (!token.isEmpty()) {
        // It is not measured, and would only be in the way.
        cloud.restart("Users");
        return token;
      }
    }
    throw new IllegalStateException("The login failed: " + answer);
  }

  @Override
  public void close() {
    cloud.close();
    dcs.close();
  }

  private static DcsStandin dcs(Path folder, int books) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Tables tables = new Tables(folder);
    tables.inOneWrite(
        () -> {
          Instant now = Instant.now();
          tables.publishers().insert(id -> Publisher.named(id, "Dream Press", now));
          for (FloorBook book : FloorBook.shelf(books)) {
            tables.books().insert(id -> row(id, book, now));
          }
        });
    return DcsStandin.start(DcsStandinSettings.in(folder).empty());
  }

  private static Book row(int id, FloorBook book, Instant now) {
    return new Book(
        id,
        book.publisherId(),
        book.folder(),
        book.title(),
        "book_cover.png",
        book.activities(),
        null,
        1_000_000L,
        "en",
        null,
        Book.PUBLISHED,
        now,
        now);
  }

  /** The demo school has given some of the books already. */
  private void grant(int books) {
    Map<String, String> stores = cloud.storeSettings();
    try (Connection connection =
            DriverManager.getConnection(
                stores.getOrDefault("LMS_DATABASE_URL", ""),
                stores.getOrDefault("LMS_DATABASE_USER", ""),
                stores.getOrDefault("LMS_DATABASE_PASSWORD", ""));
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO book_assignments (id, dcs_book_id, teacher_id)
                SELECT gen_random_uuid(), book, teachers.id
                FROM generate_series(1, ?) AS book, teachers
                JOIN "user" ON "user".id = teachers.user_id
                WHERE "user".username = ?
                ON CONFLICT DO NOTHING
                """)) {
      insert.setInt(1, books);
      insert.setString(2, TEACHER);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The books were not granted", e);
    }
  }

  private static String send(HttpRequest request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
