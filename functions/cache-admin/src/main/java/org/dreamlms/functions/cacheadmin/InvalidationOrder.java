package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
 *     {@code publishers} for the lists; 1 to 99
 * @param hard also as an answer while DCS is down: the thing was deleted or withdrawn
 * @param dryRun only tells when each tag was invalidated last
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record InvalidationOrder(
    @Nullable List<@Nullable String> tags, @Nullable Boolean hard, @Nullable Boolean dryRun) {
  /** What one transaction of the table holds. */
  static final int MOST_TAGS = 99;

  private static final Pattern TAG = Pattern.compile("[a-z0-9:-]{1,200}");

  /**
   * Each once.
   *
   * @throws ProblemException 422 when any is none, or when there are none or too many
   */
  List<Tag> checkedTags() {
    List<@Nullable String> named = tags == null ? List.of() : tags;
    if (named.isEmpty() || named.size() > MOST_TAGS) {
      throw wrong(List.of(new InvalidValue("/tags", "Please name 1 to " + MOST_TAGS + " tags.")));
    }
    List<InvalidValue> errors = new ArrayList<>();
    List<Tag> checked = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      String name = named.get(i);
      if (name == null || !TAG.matcher(name).matches()) {
        errors.add(
            new InvalidValue("/tags/" + i, "A tag is 1 to 200 of a-z, 0-9, colons and hyphens."));
      } else if (!checked.contains(Tag.of(name))) {
        checked.add(Tag.of(name));
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
        ProblemType.VALIDATION, "Please check the tags.", errors, null, null);
  }
}
