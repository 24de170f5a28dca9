package org.dreamlms.lib.bookcatalog;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dreamlms.lib.bookcatalog.CatalogKey.InBook;
import org.dreamlms.lib.hybridcache.Answer;
import org.dreamlms.lib.hybridcache.AsOf;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.jspecify.annotations.Nullable;

/** The validator of one file. For one request: not safe for several threads. */
public final class FileValidator {
  private final HybridCache cache;
  private final CacheName<InBook, Validator> name;
  private final InBook key;
  private final CatalogLookups lookups;
  private @Nullable Validator known;

  FileValidator(
      HybridCache cache, CacheName<InBook, Validator> name, InBook key, CatalogLookups lookups) {
    this.cache = cache;
    this.name = name;
    this.key = key;
    this.lookups = lookups;
  }

  /**
   * Whether the client has this very version, by what either tier knows; nobody else is asked. Told
   * to {@link CatalogLookups} when it is so, since it is the whole answer then.
   *
   * @param clientHas of a strong tag with its quotes
   * @return the tag; empty when the client has another one, or nobody knows
   */
  public Optional<String> unchanged(Predicate<String> clientHas) {
    Answer<Validator> answer = cache.get(name, key);
    known = answer == null ? null : answer.value();
    if (answer == null || known == null || !clientHas.test(known.tag())) {
      return Optional.empty();
    }
    lookups.answered(name.visibleKey().apply(key), answer);
    return Optional.of(known.tag());
  }

  /**
   * Reads the file, and remembers its validator if that is news. What becomes invalid while it is
   * read is not remembered as valid.
   *
   * @param read must ask who holds the file, now, and no cache
   * @param tag of what was read, strong and with its quotes; empty when it has none
   */
  public <T> T reading(Supplier<T> read, Function<T, Optional<String>> tag) {
    AsOf before = cache.asOf();
    T result = read.get();
    tag.apply(result)
        .map(Validator::new)
        .filter(found -> !found.equals(known))
        .ifPresent(found -> cache.put(name, key, found, before));
    return result;
  }
}
