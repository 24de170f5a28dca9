package org.dreamlms.lib.bookcatalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one name, told by the id of what they are about.
 *
 * @param key of an id, and of the book of that id where the key holds its place; null without it
 * @param placed whether the key holds the place of a book
 */
record NamedEntries<K>(
    CacheName<K, ?> name, BiFunction<Integer, @Nullable Book, @Nullable K> key, boolean placed) {

  /** As people write their keys, such as {@code dcs:books:config:{id}}. */
  String template() {
    return name.name() + (hasId() ? ":" + TagKind.ID : "");
  }

  /** Whether an id makes the key: of one thing, not of a list. */
  boolean hasId() {
    return MadeFrom.key(name).parts().stream().anyMatch(part -> part.kind().hasId());
  }

  /** Whether an entry is about the thing that a tag of this kind names, and so named by its id. */
  boolean isAbout(TagKind kind) {
    return MadeFrom.key(name).parts().stream().limit(1).anyMatch(part -> part.kind() == kind);
  }

  boolean isShared() {
    return name.codec() != null;
  }

  /** The id in a visible key of this name, 0 where there is none; empty of other keys. */
  OptionalInt idIn(String visibleKey) {
    String pattern =
        Pattern.quote(name.name())
            + (hasId() ? ":" + TagKind.DIGITS : "")
            + (placed ? "@[0-9a-f]{16}" : "");
    Matcher matcher = Pattern.compile(pattern).matcher(visibleKey);
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    return hasId() ? TagKind.id(matcher.group(1)) : OptionalInt.of(0);
  }

  /** What the shared tier has, by id; without those whose key nobody can tell. */
  Map<Integer, CatalogHits.Entry> inShared(
      HybridCache cache, Collection<Integer> ids, Map<Integer, Book> books) {
    Map<K, Integer> keys = new LinkedHashMap<>();
    for (Integer id : ids) {
      @Nullable K known = key.apply(id, books.get(id));
      if (known != null) {
        keys.put(known, id);
      }
    }
    Map<Integer, CatalogHits.Entry> entries = new LinkedHashMap<>();
    if (isShared() && !keys.isEmpty()) {
      cache
          .sharedEntries(name, keys.keySet())
          .forEach(
              (known, entry) ->
                  entries.put(
                      keys.getOrDefault(known, 0),
                      new CatalogHits.Entry(name.visibleKey().apply(known), entry)));
    }
    return entries;
  }
}
