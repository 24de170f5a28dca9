package org.dreamlms.infra.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.dreamlms.infra.acceptance.house.Csv;

/**
 * A row of infra/docs/access.csv: what a route owes to whom.
 *
 * @param names what the variable {@code {id}} of the path names
 * @param holds what the answer lists
 * @param ask query of a request that would be granted; {@code {asset}} is a file of the book
 * @param ok status of a granted request
 * @param anybody what everybody may have without a token; {@link Reach#UNSAID} when a token is
 *     needed
 * @param roles what a role may name; where nothing is named, what it may list
 * @param lists what the answer lists for a role; the same, unless the cell has a second word
 * @param absent sentence of the answer for what does not exist; empty when {@code names} is nothing
 */
record AccessRule(
    String verb,
    String path,
    Kind names,
    Kind holds,
    String ask,
    int ok,
    Reach anybody,
    Map<String, Reach> roles,
    Map<String, Reach> lists,
    String absent) {

  /** What a school has. */
  enum Kind {
    NOTHING,
    BOOK,
    PUBLISHER,
    /** A publisher that has a logo. */
    LOGO
  }

  /**
   * Which things somebody may have. Of publishers a teacher's {@code GRANTED} is none.
   *
   * <pre>
   * EVERY      all that are published
   * OWN        those of the account's publisher
   * GRANTED    those given to the teacher or to the teacher's whole school
   * ASSIGNED   those of the student's assignments
   * NONE       nothing: each answers like an absent one
   * YES        the route names and lists nothing
   * REFUSED    the role may not call the route
   * UNSAID     the other columns decide
   * </pre>
   */
  enum Reach {
    EVERY,
    OWN,
    GRANTED,
    ASSIGNED,
    NONE,
    YES,
    REFUSED,
    UNSAID
  }

  static final List<String> ROLES =
      List.of("admin", "supervisor", "publisher", "teacher", "student");

  AccessRule {
    roles = Map.copyOf(roles);
    lists = Map.copyOf(lists);
    boolean open = anybody != Reach.UNSAID;
    for (String role : ROLES) {
      if (open != (roles.get(role) == Reach.UNSAID)) {
        throw new AssertionError(verb + " " + path + " says too much or too little of " + role);
      }
    }
    if ((names == Kind.NOTHING) != absent.isEmpty()) {
      throw new AssertionError(verb + " " + path + ": absent has words when something is named");
    }
  }

  static List<AccessRule> read(String csv) {
    return Csv.rows(csv).stream().map(AccessRule::of).toList();
  }

  private static AccessRule of(Map<String, String> row) {
    return new AccessRule(
        cell(row, "verb"),
        cell(row, "path"),
        kind(cell(row, "names")),
        kind(cell(row, "holds").replaceAll("s$", "")),
        cell(row, "ask"),
        Integer.parseInt(cell(row, "ok")),
        reach(cell(row, "anybody")),
        reaches(row, "/.*"),
        reaches(row, ".*/"),
        cell(row, "absent"));
  }

  /**
   * @param other what is cut off the cells
   */
  private static Map<String, Reach> reaches(Map<String, String> row, String other) {
    Map<String, Reach> reaches = new HashMap<>();
    ROLES.forEach(role -> reaches.put(role, reach(cell(row, role).replaceFirst(other, ""))));
    return reaches;
  }

  boolean open() {
    return anybody != Reach.UNSAID;
  }

  /**
   * @param role as the table spells it
   */
  Reach of(String role) {
    return open() ? anybody : Objects.requireNonNull(roles.get(role), role);
  }

  /** As {@link #of}, for what the answer lists. */
  Reach listedFor(String role) {
    return open() ? anybody : Objects.requireNonNull(lists.get(role), role);
  }

  /**
   * Whether an address of another path may be one of this: {@code /replay} is also {@code /{id}}.
   */
  boolean covers(String other) {
    return path.equals(other)
        || (!path.endsWith("+}") && other.matches(path.replaceAll("\\{[^/]+}", "[^/{}]+")));
  }

  /** The path with and without a slash at the end; a greedy one takes the slash as its own. */
  Set<String> forms() {
    return path.endsWith("+}") ? Set.of(path) : new TreeSet<>(Set.of(path, path + "/"));
  }

  @Override
  public String toString() {
    return verb + " " + path;
  }

  private static Kind kind(String cell) {
    return cell.isEmpty() ? Kind.NOTHING : Kind.valueOf(cell.toUpperCase(Locale.ROOT));
  }

  private static Reach reach(String cell) {
    return cell.isEmpty() ? Reach.UNSAID : Reach.valueOf(cell.toUpperCase(Locale.ROOT));
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }
}
