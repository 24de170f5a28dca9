package org.dreamlms.infra.dcsstandin.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Rows in the order PostgreSQL happens to return them without ORDER BY: as inserted, and an updated
 * row moves to the end. Nobody may rely on it, so the stand-in shows it.
 *
 * <p>All tables of one {@link Tables} share its lock, and each change is on disk before it returns.
 */
public final class Table<R extends Row> {
  private final Object lock;
  private final Runnable saved;
  private final Map<Integer, R> rows = new LinkedHashMap<>();
  private int lastId;

  Table(Object lock, Runnable saved) {
    this.lock = lock;
    this.saved = saved;
  }

  public R insert(IntFunction<R> row) {
    synchronized (lock) {
      lastId++;
      R made = row.apply(lastId);
      rows.put(made.id(), made);
      saved.run();
      return made;
    }
  }

  /** Uses a number up without a row, as an INSERT does that meets a unique constraint. */
  public void burnId() {
    synchronized (lock) {
      lastId++;
      saved.run();
    }
  }

  public R update(R row) {
    synchronized (lock) {
      rows.remove(row.id());
      rows.put(row.id(), row);
      saved.run();
      return row;
    }
  }

  public void delete(int id) {
    synchronized (lock) {
      rows.remove(id);
      saved.run();
    }
  }

  public Optional<R> find(int id) {
    synchronized (lock) {
      return Optional.ofNullable(rows.get(id));
    }
  }

  public List<R> all() {
    synchronized (lock) {
      return new ArrayList<>(rows.values());
    }
  }

  public List<R> where(Predicate<R> wanted) {
    return all().stream().filter(wanted).toList();
  }

  int lastId() {
    return lastId;
  }

  void restore(int last, List<R> stored) {
    lastId = last;
    stored.forEach(row -> rows.put(row.id(), row));
  }
}
