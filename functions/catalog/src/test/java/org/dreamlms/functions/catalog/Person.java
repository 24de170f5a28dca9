package org.dreamlms.functions.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dreamlms.lib.access.Identity;
import org.dreamlms.lib.access.Role;
import org.jspecify.annotations.Nullable;

/** The people of the tests, and which books they were given. */
enum Person {
  ADMIN(Role.ADMIN, null, Set.of()),
  SUPERVISOR(Role.SUPERVISOR, null, Set.of()),
  PUBLISHER(Role.PUBLISHER, 2, Set.of()),
  UNLINKED_PUBLISHER(Role.PUBLISHER, null, Set.of()),
  TEACHER(Role.TEACHER, null, Set.of(4, 1, 99)),
  NEW_TEACHER(Role.TEACHER, null, Set.of()),
  STUDENT(Role.STUDENT, null, Set.of(4));

  private final Role role;
  private final @Nullable Integer publisherId;
  private final Set<Integer> books;

  Person(Role role, @Nullable Integer publisherId, Set<Integer> books) {
    this.role = role;
    this.publisherId = publisherId;
    this.books = books;
  }

  UUID id() {
    return new UUID(0x4000, 0x8000_0000_0000_0000L + ordinal());
  }

  Role role() {
    return role;
  }

  Set<Integer> books() {
    return books;
  }

  Identity identity() {
    return new Identity(id(), role, true, false, publisherId);
  }

  static Optional<Person> of(UUID id) {
    return Arrays.stream(values()).filter(person -> person.id().equals(id)).findFirst();
  }
}
