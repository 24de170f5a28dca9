package org.dreamlms.functions.catalog;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.dreamlms.lib.access.Identity;
import org.dreamlms.lib.access.Role;
import org.jspecify.annotations.Nullable;

/** The people of the tests; {@link SchoolBeans} says which books they were given. */
enum Person {
  ADMIN(Role.ADMIN, null),
  SUPERVISOR(Role.SUPERVISOR, null),
  PUBLISHER(Role.PUBLISHER, 2),
  UNLINKED_PUBLISHER(Role.PUBLISHER, null),
  TEACHER(Role.TEACHER, null),
  NEW_TEACHER(Role.TEACHER, null),
  STUDENT(Role.STUDENT, null);

  private final Role role;
  private final @Nullable Integer publisherId;

  Person(Role role, @Nullable Integer publisherId) {
    this.role = role;
    this.publisherId = publisherId;
  }

  UUID id() {
    return UUID.nameUUIDFromBytes(name().getBytes(StandardCharsets.UTF_8));
  }

  Role role() {
    return role;
  }

  Identity identity() {
    return new Identity(id(), role, true, false, publisherId);
  }
}
