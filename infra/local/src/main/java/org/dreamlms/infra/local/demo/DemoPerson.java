package org.dreamlms.infra.local.demo;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A login to try the system with; the name says the role. */
enum DemoPerson {
  ADMIN(1, "admin", "Ada Admin", null),
  SUPERVISOR(2, "supervisor", "Selim Supervisor", null),
  PUBLISHER(3, "publisher", "Pelin Publisher", 1),
  TEACHER(4, "teacher", "Tuğçe Teacher", null),
  STUDENT(5, "student", "Şule Student", null),
  /** Of another school, to see that nothing is shared. */
  TEACHER2(6, "teacher", "Tomas Teacher", null),
  STUDENT2(7, "student", "Irmak Student", null);

  private final int number;
  private final String role;
  private final String fullName;
  private final @Nullable Integer publisher;

  DemoPerson(int number, String role, String fullName, @Nullable Integer publisher) {
    this.number = number;
    this.role = role;
    this.fullName = fullName;
    this.publisher = publisher;
  }

  UUID id() {
    return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
  }

  String username() {
    return name().toLowerCase(Locale.ROOT);
  }

  String role() {
    return role;
  }

  String fullName() {
    return fullName;
  }

  /** DCS's id, for an account of a publisher. */
  @Nullable Integer publisher() {
    return publisher;
  }
}
