package org.dreamlms.lib.bookcatalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllBooks;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllPublishers;
import org.dreamlms.lib.bookcatalog.CatalogKey.InBook;
import org.dreamlms.lib.bookcatalog.CatalogKey.Logo;
import org.dreamlms.lib.bookcatalog.CatalogKey.OneBook;
import org.dreamlms.lib.bookcatalog.CatalogKey.OnePublisher;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedEntry;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.hybridcache.Tag;

/**
 * What an invalidation hits, for people who are about to do it. Which names carry a tag follows
 * from {@link CatalogNames}. Looks at single entries of the shared tier, never through all of them;
 * what the near tiers of other environments hold, nobody can tell.
 */
public final class CatalogHits {
  /** Before the visible key of one entry. */
  private static final String KEY = "key:";

  /**
   * Entries that carry a tag.
   *
   * @param name as people write their keys, such as {@code dcs:books:config:{id}}
   * @param shared whether the shared tier holds such entries at all; others are in near tiers only
   * @param entries those whose keys can be told from the tag, and from the stored book for what
   *     lies in its folder
   */
  public record Hit(String name, boolean shared, List<Entry> entries) {
    public Hit {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One entry.
   *
   * @param key such as {@code dcs:books:id:7}
   * @param now as the shared tier has it
   */
  public record Entry(String key, SharedEntry now) {}

  /**
   * A tag that was taken apart.
   *
   * @param key the visible one of a single entry; empty for everything that is made from the thing
   * @param carries whether entries of that name carry the tag
   * @param named whether they are named by the id
   */
  private record Meant(
      int id, String key, Predicate<NamedEntries<?>> carries, Predicate<NamedEntries<?>> named) {}

  private final HybridCache cache;
  private final CacheName<OneBook, Book> book;
  private final List<NamedEntries<?>> names;

  CatalogHits(HybridCache cache, CatalogNames names) {
    this.cache = cache;
    this.book = names.book();
    this.names =
        List.of(
            new NamedEntries<>(names.books(), (_, _) -> new AllBooks(), false),
            new NamedEntries<>(names.book(), (id, _) -> new OneBook(id), false),
            inBook(names.config(), InBook::of),
            inBook(names.files(), InBook::of),
            inBook(names.cover(), InBook::coverOf),
            // Of the files there is one more each, whose names nobody keeps.
            inBook(names.validator(), InBook::validatorOfCover),
            new NamedEntries<>(names.publishers(), (_, _) -> new AllPublishers(), false),
            new NamedEntries<>(names.publisher(), (id, _) -> new OnePublisher(id), false),
            new NamedEntries<>(names.logo(), (id, _) -> new Logo(id), false),
            new NamedEntries<>(names.booksBefore(), (_, _) -> new AllBooks(), false),
            new NamedEntries<>(names.publishersBefore(), (_, _) -> new AllPublishers(), false));
  }

  /** The tags that there are, as people write them. */
  public static List<String> kinds() {
    return Stream.concat(
            Arrays.stream(TagKind.values()).map(TagKind::template),
            Stream.of(KEY + "{key of an entry}"))
        .toList();
  }

  /** The tag of that name; empty when no entry can carry one of that name. */
  public Optional<Tag> tag(String name) {
    return meant(name).map(_ -> Tag.of(name));
  }

  /**
   * What invalidating each of the tags hits now.
   *
   * @param tags that {@link #tag} gave
   * @throws SharedStoreException when the shared tier does not answer
   */
  public Map<Tag, List<Hit>> of(List<Tag> tags) {
    Map<Tag, Meant> meant = new LinkedHashMap<>();
    for (Tag tag : tags) {
      meant.put(
          tag,
          meant(tag.name())
              .orElseThrow(() -> new IllegalArgumentException("No entry carries " + tag)));
    }
    Map<Integer, Book> books = books(meant.values().stream().toList());
    Map<Tag, List<Hit>> hits = new LinkedHashMap<>();
    tags.forEach(tag -> hits.put(tag, new ArrayList<>()));
    for (NamedEntries<?> entries : names) {
      Map<Integer, Entry> found =
          entries.inShared(cache, ids(entries, meant.values().stream().toList()), books);
      meant.forEach(
          (tag, one) -> {
            if (one.carries().test(entries)) {
              hits.getOrDefault(tag, List.of()).add(hit(entries, one, found));
            }
          });
    }
    return hits;
  }

  List<NamedEntries<?>> names() {
    return names;
  }

  private static Hit hit(NamedEntries<?> entries, Meant one, Map<Integer, Entry> found) {
    Entry entry = one.named().test(entries) ? found.get(one.id()) : null;
    boolean meant = entry != null && (one.key().isEmpty() || one.key().equals(entry.key()));
    return new Hit(
        entries.template(),
        entries.isShared(),
        entry != null && meant ? List.of(entry) : List.of());
  }

  private static Set<Integer> ids(NamedEntries<?> entries, List<Meant> meant) {
    Set<Integer> ids = new LinkedHashSet<>();
    for (Meant one : meant) {
      if (one.named().test(entries)) {
        ids.add(one.id());
      }
    }
    return ids;
  }

  /** Those whose places have to be known, as far as the shared tier does. */
  private Map<Integer, Book> books(List<Meant> meant) {
    Set<OneBook> wanted = new LinkedHashSet<>();
    for (NamedEntries<?> entries : names) {
      if (entries.placed() && entries.isShared()) {
        ids(entries, meant).forEach(id -> wanted.add(new OneBook(id)));
      }
    }
    Map<Integer, Book> books = new LinkedHashMap<>();
    if (!wanted.isEmpty()) {
      cache.sharedValues(book, wanted).forEach((key, known) -> books.put(key.id(), known));
    }
    return books;
  }

  private Optional<Meant> meant(String tag) {
    for (TagKind kind : TagKind.values()) {
      OptionalInt id = kind.idIn(tag);
      if (id.isPresent()) {
        return Optional.of(
            new Meant(
                id.getAsInt(),
                "",
                entries -> MadeFrom.kinds(entries.name()).contains(kind),
                entries -> entries.isAbout(kind)));
      }
    }
    return tag.startsWith(KEY) ? ofKey(tag.substring(KEY.length())) : Optional.empty();
  }

  private Optional<Meant> ofKey(String key) {
    for (NamedEntries<?> entries : names) {
      OptionalInt id = entries.idIn(key);
      if (id.isPresent()) {
        return Optional.of(new Meant(id.getAsInt(), key, entries::equals, entries::equals));
      }
    }
    return Optional.empty();
  }

  private static <V> NamedEntries<InBook> inBook(
      CacheName<InBook, V> name, Function<Book, InBook> place) {
    return new NamedEntries<>(name, (_, known) -> known == null ? null : place.apply(known), true);
  }
}
