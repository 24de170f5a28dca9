package org.dreamlms.lib.access;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Grants in memory, for tests of functions without a database. */
public final class FakeBookGrants implements BookGrants {
  private final Map<UUID, Set<Integer>> teachers = new ConcurrentHashMap<>();
  private final Map<UUID, Set<Integer>> students = new ConcurrentHashMap<>();

  /** From now on the teacher has these books and no others. */
  public void teacherHas(UUID user, Integer... books) {
    teachers.put(user, Set.of(books));
  }

  /** From now on the student has assignments of these books and no others. */
  public void studentHas(UUID user, Integer... books) {
    students.put(user, Set.of(books));
  }

  @Override
  public Set<Integer> booksOfTeacher(UUID user) {
    return teachers.getOrDefault(user, Set.of());
  }

  @Override
  public Set<Integer> booksOfStudent(UUID user) {
    return students.getOrDefault(user, Set.of());
  }
}
