package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dreamlms.lib.bookcatalog.CatalogHits;
import org.dreamlms.lib.hybridcache.LastInvalidations;
import org.dreamlms.lib.hybridcache.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What was invalidated.
 *
 * @param sequence number of this invalidation; of the last one of anything, after a dry run
 * @param dryRun whether nothing was invalidated
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record Invalidated(long sequence, boolean dryRun, List<OneTag> tags) {

  /**
   * One tag.
   *
   * @param invalidatedAt number of the last invalidation that named it; 0: none lately; null: not
   *     known for certain, as another one was under way
   * @param hits the entries that carry it
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record OneTag(String tag, @Nullable Long invalidatedAt, List<Hit> hits) {}

  /**
   * Entries of one kind that carry the tag.
   *
   * @param name as keys of them look, {@code dcs:books:config:{id}}
   * @param shared false: each environment holds them in its own memory only
   * @param entries those of the shared table that can be told from the tag; of a publisher's books
   *     none can
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Hit(String name, boolean shared, List<Entry> entries) {
    static Hit from(CatalogHits.Hit hit) {
      return new Hit(hit.name(), hit.shared(), hit.entries().stream().map(Entry::from).toList());
    }
  }

  /**
   * One entry of the shared table, as it was before the invalidation.
   *
   * @param state {@code fresh}; {@code stale}: past its time or invalidated, shown while it is
   *     fetched anew or DCS fails; {@code negative}: says that there is no such thing; {@code
   *     absent}: nothing that anybody would be shown
   * @param ageSeconds since DCS gave it; null when absent
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Entry(String key, String state, @Nullable Long ageSeconds) {
    static Entry from(CatalogHits.Entry entry) {
      return new Entry(
          entry.key(),
          entry.now().state().name().toLowerCase(Locale.ROOT),
          entry.now().age() == null ? null : entry.now().age().toSeconds());
    }
  }

  static Invalidated now(long sequence, List<Tag> tags, Map<Tag, List<CatalogHits.Hit>> hits) {
    return new Invalidated(
        sequence, false, tags.stream().map(tag -> oneTag(tag, sequence, hits)).toList());
  }

  static Invalidated dryRun(
      List<Tag> tags, LastInvalidations last, Map<Tag, List<CatalogHits.Hit>> hits) {
    return new Invalidated(
        last.sequence(),
        true,
        tags.stream().map(tag -> oneTag(tag, last.byTag().get(tag), hits)).toList());
  }

  private static OneTag oneTag(
      Tag tag, @Nullable Long invalidatedAt, Map<Tag, List<CatalogHits.Hit>> hits) {
    return new OneTag(
        tag.name(),
        invalidatedAt,
        hits.getOrDefault(tag, List.of()).stream().map(Hit::from).toList());
  }
}
