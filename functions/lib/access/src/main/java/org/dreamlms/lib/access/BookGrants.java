package org.dreamlms.lib.access;

import java.util.Set;
import java.util.UUID;

/**
 * Which books were given to whom. Implemented by lms-database; {@code access} puts a cache of at
 * most {@code ACCESS_MAX_AGE} before it. May throw {@link StoreUnavailable}.
 */
public interface BookGrants {

  /**
   * Ids of the books granted to this teacher, or to the teacher's school as a whole. Empty for a
   * user who is no teacher.
   */
  Set<Integer> booksOfTeacher(UUID user);

  /** Ids of the books of the assignments that this student has received. */
  Set<Integer> booksOfStudent(UUID user);
}
