package org.dreamlms.infra.bench.floor;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A book as the near cache holds it. The measuring puts the same books into DCS, so that product
 * and rivals list the same ones.
 */
public record FloorBook(
    int id, int publisherId, String publisherName, String folder, String title, int activities) {
  /** Every third title has letters outside ASCII, as in real schools. */
  private static final List<String> TITLES =
      List.of("First Steps %d", "Işık ve Gölge %d", "The River Between %d");

  /** Books 1 to {@code count}. */
  public static List<FloorBook> shelf(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(FloorBook::numbered).toList();
  }

  private static FloorBook numbered(int id) {
    String title = String.format(Locale.ROOT, TITLES.get(id % TITLES.size()), id);
    return new FloorBook(id, 1, "Dream Press", title, title, id * 7 % 40);
  }
}
