package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dreamlms.lib.bookcatalog.CatalogHits;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.Tag;
import org.dreamlms.lib.problems.InvalidValue;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What is to be invalidated.
 *
 * @param tags what entries were made from: {@code book:7}, {@code publisher:3}, {@code books} and
 *     {@code publishers} for the lists; {@code key:dcs:books:id:7} for that entry alone; 1 to 99
 * @param hard also as an answer while DCS is down: the thing was deleted or withdrawn
 * @param dryRun only tells what it would hit, and when each tag was invalidated last
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record InvalidationOrder(
    @Nullable List<@Nullable String> tags, @Nullable Boolean hard, @Nullable Boolean dryRun) {
  /** What one transaction of the table holds. */
  static final int MOST_TAGS = 99;

  private static final String THERE_ARE = String.join(", ", CatalogHits.kinds());

  /**
   * Each once.
   *
   * @param known knows which tags entries carry: a misspelt one would invalidate nothing and look
   *     as if it had
   * @throws ProblemException 422 when any is none, or when there are none or too many
   */
  List<Tag> checkedTags(CatalogHits known) {
    List<@Nullable String> named = tags == null ? List.of() : tags;
    if (named.isEmpty() || named.size() > MOST_TAGS) {
      throw wrong(List.of(new InvalidValue("/tags", "Please name 1 to " + MOST_TAGS + " tags.")));
    }
    List<InvalidValue> errors = new ArrayList<>();
    List<Tag> checked = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      String name = named.get(i);
      Optional<Tag> tag = name == null ? Optional.empty() : known.tag(name);
      if (tag.isEmpty()) {
        errors.add(new InvalidValue("/tags/" + i, "No entry of the cache carries such a tag."));
      } else if (!checked.contains(tag.get())) {
        checked.add(tag.get());
      }
    }
    if (!errors.isEmpty()) {
      throw wrong(errors);
    }
    return checked;
  }

  Invalidation kind() {
    return Boolean.TRUE.equals(hard) ? Invalidation.HARD : Invalidation.SOFT;
  }

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  private static ProblemException wrong(List<InvalidValue> errors) {
    return new ProblemException(
        ProblemType.VALIDATION,
        "Please check the tags. There are " + THERE_ARE + ".",
        errors,
        null,
        null);
  }
}
