package org.dreamlms.infra.testkit;

import java.nio.file.Path;
import java.sql.SQLException;

/** A process of its own that fills a store and then waits to be killed. */
final class PostgresForTest {
  private PostgresForTest() {}

  public static void main(String[] arguments) throws SQLException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    PostgresStore store = PostgresStore.start(PostgresStore.Settings.throwAway().in(folder));
    store.createDatabase("school");
    PostgresStoreTest.execute(store, "CREATE TABLE pupil (name text PRIMARY KEY)");
    PostgresStoreTest.execute(store, "INSERT INTO pupil VALUES ('Işıl Çağlar')");
    System.out.println("row is there");
    Thread.currentThread().join();
  }
}
