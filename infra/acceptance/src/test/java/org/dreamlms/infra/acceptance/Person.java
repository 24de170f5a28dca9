package org.dreamlms.infra.acceptance;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls in the access matrix, apart from the demo school. Two schools of their own, so that
 * each role has somebody of another school or publisher.
 *
 * <pre>
 * school A   TEACHER    given books 1, 2 and 5      STUDENT         assigned books 1 and 2
 *            COLLEAGUE  given nothing               CLASSMATE       assigned nothing
 *            all teachers are given book 3
 * school B   OTHER_TEACHER given book 4             OTHER_STUDENT   assigned book 4
 * </pre>
 */
enum Person {
  ADMIN("admin"),
  SUPERVISOR("supervisor"),
  PUBLISHER("publisher", 1),
  OTHER_PUBLISHER("publisher", 2),
  UNLINKED_PUBLISHER("publisher"),
  TEACHER("teacher", Set.of(1, 2, 3, 5), Set.of()),
  COLLEAGUE("teacher", Set.of(3), Set.of()),
  OTHER_TEACHER("teacher", Set.of(4), Set.of()),
  STUDENT("student", Set.of(), Set.of(1, 2)),
  CLASSMATE("student"),
  OTHER_STUDENT("student", Set.of(), Set.of(4)),
  /** Is not active any more. */
  FORMER_ADMIN("admin"),
  /** Has a token and no row. */
  DELETED_ADMIN("admin");

  private final String role;
  private final @Nullable Integer publisher;
  private final Set<Integer> granted;
  private final Set<Integer> assigned;

  Person(String role) {
    this(role, null, Set.of(), Set.of());
  }

  Person(String role, int publisher) {
    this(role, publisher, Set.of(), Set.of());
  }

  Person(String role, Set<Integer> granted, Set<Integer> assigned) {
    this(role, null, granted, assigned);
  }

  Person(String role, @Nullable Integer publisher, Set<Integer> granted, Set<Integer> assigned) {
    this.role = role;
    this.publisher = publisher;
    this.granted = granted;
    this.assigned = assigned;
  }

  String role() {
    return role;
  }

  /** Of a publisher account; null for others, and for one that is not linked. */
  @Nullable Integer publisher() {
    return publisher;
  }

  Set<Integer> granted() {
    return granted;
  }

  Set<Integer> assigned() {
    return assigned;
  }

  UUID id() {
    return UUID.fromString("00000000-0000-4000-8000-0000000099%02d".formatted(ordinal()));
  }

  String username() {
    return "matrix-" + name().toLowerCase(Locale.ROOT);
  }
}
