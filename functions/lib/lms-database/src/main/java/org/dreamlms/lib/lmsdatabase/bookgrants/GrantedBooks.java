package org.dreamlms.lib.lmsdatabase.bookgrants;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.dreamlms.lib.access.BookGrants;
import org.dreamlms.lib.lmsdatabase.LmsDatabase;

/** Grants are rows of {@code book_assignments}; a student's come from assignments. */
@Singleton
final class GrantedBooks implements BookGrants {
  private final LmsDatabase database;
  private final GrantRows rows;

  GrantedBooks(LmsDatabase database, GrantRows rows) {
    this.database = database;
    this.rows = rows;
  }

  @Override
  public Set<Integer> booksOfTeacher(UUID user) {
    return Set.copyOf(database.read(() -> rows.booksOfTeacher(user)));
  }

  @Override
  public Set<Integer> booksOfStudent(UUID user) {
    return Set.copyOf(database.read(() -> rows.booksOfStudent(user)));
  }
}
