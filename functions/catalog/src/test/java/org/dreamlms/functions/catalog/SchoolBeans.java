package org.dreamlms.functions.catalog;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.dreamlms.lib.access.BookGrants;
import org.dreamlms.lib.access.FakeBookGrants;
import org.dreamlms.lib.access.FakeIdentities;
import org.dreamlms.lib.access.Identities;
import org.dreamlms.lib.assetlinks.BookFiles;
import org.dreamlms.lib.assetlinks.FakeBookFiles;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.FakeBookCatalog;

/** What stands behind the function in its tests. */
@Factory
@Requires(property = SchoolBeans.IN_MEMORY)
final class SchoolBeans {
  /** Set by tests that want these and no real stores. */
  static final String IN_MEMORY = "school-in-memory";

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
  @Replaces(BookFiles.class)
  FakeBookFiles files() {
    return new FakeBookFiles();
  }

  @Singleton
  @Replaces(Identities.class)
  FakeIdentities identities() {
    FakeIdentities identities = new FakeIdentities();
    for (Person person : Person.values()) {
      identities.put(person.identity());
    }
    return identities;
  }

  @Singleton
  @Replaces(AccountNames.class)
  AccountNames names() {
    return user ->
        user.equals(Person.PUBLISHER.id()) ? Optional.of("Ömer Şahin") : Optional.empty();
  }

  @Singleton
  @Replaces(BookGrants.class)
  FakeBookGrants grants() {
    FakeBookGrants grants = new FakeBookGrants();
    grants.teacherHas(Person.TEACHER.id(), 4, 1, 99);
    grants.studentHas(Person.STUDENT.id(), 4);
    return grants;
  }
}
