package org.dreamlms.functions.catalog;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.dreamlms.lib.access.BookGrants;
import org.dreamlms.lib.access.Identities;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.FakeBookCatalog;

/** What stands behind the function in its tests. */
@Factory
final class SchoolBeans {
  /** Seven minutes into a quarter of an hour. */
  static final Instant NOW = Instant.parse("2026-03-04T12:07:00Z");

  @Singleton
  @Replaces(InstantSource.class)
  InstantSource clock() {
    return InstantSource.fixed(NOW);
  }

  @Singleton
  @Replaces(BookCatalog.class)
  FakeBookCatalog shelf() {
    return new FakeBookCatalog();
  }

  @Singleton
  @Replaces(Identities.class)
  Identities identities() {
    return user -> Person.of(user).map(Person::identity);
  }

  @Singleton
  @Replaces(BookGrants.class)
  BookGrants grants() {
    return new BookGrants() {
      @Override
      public Set<Integer> booksOfTeacher(UUID user) {
        return books(user, Role.TEACHER);
      }

      @Override
      public Set<Integer> booksOfStudent(UUID user) {
        return books(user, Role.STUDENT);
      }
    };
  }

  private static Set<Integer> books(UUID user, Role role) {
    return Person.of(user)
        .filter(person -> person.role() == role)
        .map(Person::books)
        .orElse(Set.of());
  }
}
