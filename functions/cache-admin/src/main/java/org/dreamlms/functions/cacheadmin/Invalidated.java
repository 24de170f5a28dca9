package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
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
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record OneTag(String tag, @Nullable Long invalidatedAt) {}

  static Invalidated now(long sequence, List<Tag> tags) {
    return new Invalidated(
        sequence, false, tags.stream().map(tag -> new OneTag(tag.name(), sequence)).toList());
  }

  static Invalidated dryRun(List<Tag> tags, LastInvalidations last) {
    return new Invalidated(
        last.sequence(),
        true,
        tags.stream().map(tag -> new OneTag(tag.name(), last.byTag().get(tag))).toList());
  }
}
