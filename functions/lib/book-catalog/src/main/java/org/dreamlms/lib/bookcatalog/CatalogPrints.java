package org.dreamlms.lib.bookcatalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What DCS said of all publishers and books, in short: enough to tell later what has changed.
 *
 * @param publishers print of each publisher's row, by id
 * @param books by id
 */
public record CatalogPrints(Map<Integer, Long> publishers, Map<Integer, BookPrint> books) {
  /** Prints of another shape are not to be compared with these: all rows would differ. */
  public static final int SHAPE = 1;

  public static final CatalogPrints EMPTY = new CatalogPrints(Map.of(), Map.of());

  public CatalogPrints {
    publishers = Collections.unmodifiableMap(new TreeMap<>(publishers));
    books = Collections.unmodifiableMap(new TreeMap<>(books));
  }

  public static CatalogPrints of(Collection<Publisher> publishers, Collection<Book> books) {
    Map<Integer, Long> ofPublishers = new TreeMap<>();
    publishers.forEach(one -> ofPublishers.put(one.id(), RowPrint.of(one)));
    Map<Integer, BookPrint> ofBooks = new TreeMap<>();
    books.forEach(
        one ->
            ofBooks.put(
                one.id(), new BookPrint(one.publisherId(), RowPrint.of(one), ConfigPrint.UNKNOWN)));
    return new CatalogPrints(ofPublishers, ofBooks);
  }

  /** The same rows, with what is known of configs from before. */
  public CatalogPrints withConfigsOf(CatalogPrints before) {
    Map<Integer, ConfigPrint> known = new TreeMap<>();
    before.books().forEach((id, book) -> known.put(id, book.config()));
    return withConfigs(known);
  }

  /** Of books that are not here nothing is taken. */
  public CatalogPrints withConfigs(Map<Integer, ConfigPrint> configs) {
    Map<Integer, BookPrint> with = new TreeMap<>(books);
    configs.forEach((id, config) -> with.computeIfPresent(id, (_, book) -> book.with(config)));
    return new CatalogPrints(publishers, with);
  }

  /** Only those with such ids. */
  public CatalogPrints where(IntPredicate ids) {
    Map<Integer, Long> ofPublishers = new TreeMap<>(publishers);
    ofPublishers.keySet().removeIf(id -> !ids.test(id));
    Map<Integer, BookPrint> ofBooks = new TreeMap<>(books);
    ofBooks.keySet().removeIf(id -> !ids.test(id));
    return new CatalogPrints(ofPublishers, ofBooks);
  }

  /** Both. */
  public CatalogPrints and(CatalogPrints others) {
    Map<Integer, Long> ofPublishers = new TreeMap<>(publishers);
    ofPublishers.putAll(others.publishers());
    Map<Integer, BookPrint> ofBooks = new TreeMap<>(books);
    ofBooks.putAll(others.books());
    return new CatalogPrints(ofPublishers, ofBooks);
  }

  /**
   * What DCS should have told between then and now. A book that an event of its publisher reaches
   * anyway has none of its own: so a new name of a publisher is one event, as DCS sends it.
   */
  public CatalogChanges since(CatalogPrints before) {
    Set<CatalogChange> changes = new LinkedHashSet<>();
    Set<Integer> reached = new LinkedHashSet<>();
    for (int id : either(before.publishers(), publishers)) {
      CatalogTags event = event(before.publishers().get(id), publishers.get(id));
      if (event != null) {
        changes.add(new CatalogChange(event, id));
        reached.add(id);
      }
    }
    for (int id : either(before.books(), books)) {
      CatalogTags event = event(before.books().get(id), books.get(id), reached);
      if (event != null) {
        changes.add(new CatalogChange(event, id));
      }
    }
    return new CatalogChanges(
        changes, isAlarming(before.publishers(), publishers) || isAlarming(before.books(), books));
  }

  private static @Nullable CatalogTags event(@Nullable Long before, @Nullable Long now) {
    if (before == null) {
      return CatalogTags.PUBLISHER_CREATED;
    }
    if (now == null) {
      return CatalogTags.PUBLISHER_DELETED;
    }
    return before.equals(now) ? null : CatalogTags.PUBLISHER_UPDATED;
  }

  private static @Nullable CatalogTags event(
      @Nullable BookPrint before, @Nullable BookPrint now, Set<Integer> reached) {
    if (before == null) {
      return CatalogTags.BOOK_CREATED;
    }
    if (now == null) {
      return CatalogTags.BOOK_DELETED;
    }
    boolean isSame =
        before.publisherId() == now.publisherId()
            && before.row() == now.row()
            && !now.config().differsFrom(before.config());
    boolean isReached =
        before.publisherId() == now.publisherId() && reached.contains(now.publisherId());
    return isSame || isReached ? null : CatalogTags.BOOK_UPDATED;
  }

  private static Set<Integer> either(Map<Integer, ?> before, Map<Integer, ?> now) {
    Set<Integer> ids = new LinkedHashSet<>(before.keySet());
    ids.addAll(now.keySet());
    return ids;
  }

  private static boolean isAlarming(Map<Integer, ?> before, Map<Integer, ?> now) {
    long lost = before.keySet().stream().filter(id -> !now.containsKey(id)).count();
    return ListLosses.isAlarming((int) lost, before.size());
  }
}
