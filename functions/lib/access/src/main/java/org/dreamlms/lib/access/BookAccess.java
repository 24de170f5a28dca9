package org.dreamlms.lib.access;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/**
 * Who may see which book.
 *
 * <pre>
 *              list            read            assets
 * admin        every           every           every
 * supervisor   every           every           every
 * publisher    own publisher   own publisher   own publisher
 * teacher      granted         granted         granted
 * student      403             none            of own assignments
 * </pre>
 *
 * <p>"Granted" is a grant to the teacher, or to the teacher's school as a whole. Grants are at most
 * {@link AccessSettings#maxAge()} old. Every method may throw what {@link BookGrants} throws.
 */
@Singleton
public final class BookAccess {

  /** Some kilobytes each for a teacher with hundreds of books. */
  private static final int MAX_USERS = 500;

  private static final List<Role> LISTING =
      List.of(Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER);
  private static final BookScope NONE = new BookScope.Of(Set.of());

  private final BookGrants grants;
  private final RecentReads<UUID, Set<Integer>> ofTeachers;
  private final RecentReads<UUID, Set<Integer>> ofStudents;

  public BookAccess(BookGrants grants, AccessSettings settings, InstantSource clock) {
    this.grants = grants;
    this.ofTeachers = new RecentReads<>(settings.maxAge(), MAX_USERS, clock);
    this.ofStudents = new RecentReads<>(settings.maxAge(), MAX_USERS, clock);
  }

  /**
   * Which books a list holds.
   *
   * @throws ProblemException 403 for a student, and for a publisher account without publisher
   */
  public BookScope toList(Caller caller) {
    if (caller.role() == Role.STUDENT) {
      throw Forbidden.needsOneOf(LISTING);
    }
    return toRead(caller);
  }

  /**
   * Which books may be read: detail, pages, activities.
   *
   * @throws ProblemException 403 for a publisher account without publisher
   */
  public BookScope toRead(Caller caller) {
    return switch (caller.role()) {
      case ADMIN, SUPERVISOR -> new BookScope.Every();
      case PUBLISHER -> ofPublisher(caller);
      case TEACHER -> new BookScope.Of(ofTeachers.get(caller.user(), grants::booksOfTeacher));
      case STUDENT -> NONE;
    };
  }

  /**
   * Which books' pictures, sounds and films may be had.
   *
   * @throws ProblemException 403 for a publisher account without publisher
   */
  public BookScope toReadAssets(Caller caller) {
    return caller.role() == Role.STUDENT
        ? new BookScope.Of(ofStudents.get(caller.user(), grants::booksOfStudent))
        : toRead(caller);
  }

  private static BookScope ofPublisher(Caller caller) {
    Integer publisher = caller.publisherId();
    if (publisher == null) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "Publisher account not linked to a DCS publisher");
    }
    return new BookScope.OfPublisher(publisher);
  }
}
