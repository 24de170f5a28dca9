package org.dreamlms.infra.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dreamlms.infra.acceptance.AccessRule.Kind;
import org.dreamlms.infra.acceptance.AccessRule.Reach;

/**
 * What DCS holds in the access matrix: its stand-in's six books of two publishers, of which book 2
 * is withdrawn, and a publisher that has left.
 */
final class Shelf {
  /** Names nothing, anywhere. */
  static final int ABSENT = 987_654;

  static final int WITHDRAWN_BOOK = 2;
  static final int FORMER_PUBLISHER = 3;

  /** As infra/dcs-standin holds them: publisher by book. */
  private static final Map<Integer, Integer> BOOKS = Map.of(1, 1, 2, 1, 3, 1, 4, 2, 5, 2, 6, 2);

  private static final Map<Integer, String> PICTURES =
      Map.of(
          1, "images/M1/p1.png",
          2, "images/M1/p5.png",
          3, "images/Ünite 1/sayfa 1.jpg",
          4, "images/HB/modules/M1/pages/08.png",
          5, "images/M1/10.jpg",
          6, "images/112.png");

  /** Pages with activities. */
  private static final Map<Integer, Integer> PAGES = Map.of(1, 2, 2, 5, 3, 2, 4, 8, 5, 10, 6, 112);

  private Shelf() {}

  /** Every id that a route of this kind is asked for, one of them absent. */
  static List<Integer> ids(Kind kind) {
    Set<Integer> ids =
        switch (kind) {
          case BOOK -> new TreeSet<>(BOOKS.keySet());
          case PUBLISHER, LOGO -> new TreeSet<>(Set.of(1, 2, FORMER_PUBLISHER));
          case NOTHING -> new TreeSet<>();
        };
    ids.add(ABSENT);
    return List.copyOf(ids);
  }

  /** Those of them that a person may have. */
  static Set<Integer> within(Reach reach, Kind kind, Person person) {
    Map<Integer, Integer> publishers = publishers(kind);
    Predicate<Integer> may =
        switch (reach) {
          case EVERY -> id -> true;
          case OWN -> id -> Objects.equals(publishers.get(id), person.publisher());
          case GRANTED -> id -> kind == Kind.BOOK && person.granted().contains(id);
          case ASSIGNED -> id -> kind == Kind.BOOK && person.assigned().contains(id);
          case NONE, YES, REFUSED, UNSAID -> id -> false;
        };
    return publishers.keySet().stream().filter(may).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those of these books that are of the publisher. */
  static Set<Integer> ofPublisher(int publisher, Set<Integer> books) {
    return books.stream()
        .filter(book -> Objects.equals(BOOKS.get(book), publisher))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A file that the book has; of an absent book one that it could have. */
  static String picture(int book) {
    return PICTURES.getOrDefault(book, "images/M1/p1.png");
  }

  /** {@link #picture} as an address spells it. */
  static String pictureAddress(int book) {
    return Client.encode(picture(book)).replace("%2F", "/").replace("+", "%20");
  }

  /** The number of a page that the book has; of an absent book one that it could have. */
  static int page(int book) {
    return PAGES.getOrDefault(book, 1);
  }

  /** The publisher of each thing that is published. */
  private static Map<Integer, Integer> publishers(Kind kind) {
    return switch (kind) {
      case BOOK -> {
        Map<Integer, Integer> books = new TreeMap<>(BOOKS);
        books.remove(WITHDRAWN_BOOK);
        yield books;
      }
      case PUBLISHER -> Map.of(1, 1, 2, 2);
      case LOGO -> Map.of(2, 2);
      case NOTHING -> Map.of();
    };
  }
}
