package org.dreamlms.lib.hybridcache;

/**
 * How far a search goes. All counts are of the whole run unless they say otherwise.
 *
 * @param tags of the two things
 * @param made of how many of the two things the one cached key is made
 * @param writes of each thing that the key is made of
 * @param deletes whether a write may delete, and noise and clears may be hard
 * @param bumps webhooks delivered, duplicates among them
 * @param noise invalidations of the second tag that no write caused
 * @param clears of everything, soft or hard
 * @param exactless invalidations that reach the vector and no exact sequence
 * @param recreations of the vector, which was lost
 * @param restores of the vector and the exact sequences to what they once were
 * @param watched nothing is invalidated between a restore and the first reply that shows it, and
 *     nobody asks for exact sequences of the incarnation that was restored
 * @param containers environments
 * @param loaders flights at a time in one container
 * @param polls under way at a time in one container
 * @param joins whether callers join flights
 * @param shared distinct entries that the shared tier ever had
 */
record ModelBounds(
    ModelTags tags,
    int made,
    int writes,
    boolean deletes,
    int bumps,
    int noise,
    int clears,
    int exactless,
    int recreations,
    int restores,
    boolean watched,
    int containers,
    int loaders,
    int polls,
    boolean joins,
    int shared) {

  /** One key of one thing, one container, nothing but writes and webhooks. */
  static ModelBounds of(int writes, int bumps) {
    return new ModelBounds(
        ModelTags.APART, 1, writes, false, bumps, 0, 0, 0, 0, 0, true, 1, 1, 1, false, 4);
  }

  ModelBounds tags(ModelTags pair, int madeOf) {
    return new ModelBounds(
        pair,
        madeOf,
        writes,
        deletes,
        bumps,
        noise,
        clears,
        exactless,
        recreations,
        restores,
        watched,
        containers,
        loaders,
        polls,
        joins,
        shared);
  }

  ModelBounds deleting() {
    return new ModelBounds(
        tags,
        made,
        writes,
        true,
        bumps,
        noise,
        clears,
        exactless,
        recreations,
        restores,
        watched,
        containers,
        loaders,
        polls,
        joins,
        shared);
  }

  ModelBounds noise(int more) {
    return new ModelBounds(
        tags,
        made,
        writes,
        deletes,
        bumps,
        more,
        clears,
        exactless,
        recreations,
        restores,
        watched,
        containers,
        loaders,
        polls,
        joins,
        shared);
  }

  ModelBounds clears(int more) {
    return new ModelBounds(
        tags,
        made,
        writes,
        deletes,
        bumps,
        noise,
        more,
        exactless,
        recreations,
        restores,
        watched,
        containers,
        loaders,
        polls,
        joins,
        shared);
  }

  ModelBounds exactless(int more) {
    return new ModelBounds(
        tags,
        made,
        writes,
        deletes,
        bumps,
        noise,
        clears,
        more,
        recreations,
        restores,
        watched,
        containers,
        loaders,
        polls,
        joins,
        shared);
  }

  ModelBounds recreated(int more) {
    return new ModelBounds(
        tags,
        made,
        writes,
        deletes,
        bumps,
        noise,
        clears,
        exactless,
        more,
        restores,
        watched,
        containers,
        loaders,
        polls,
        joins,
        shared);
  }

  ModelBounds restored(boolean isWatched) {
    return new ModelBounds(
        tags,
        made,
        writes,
        deletes,
        bumps,
        noise,
        clears,
        exactless,
        recreations,
        1,
        isWatched,
        containers,
        loaders,
        polls,
        joins,
        shared);
  }

  ModelBounds environments(int count, int pollsEach) {
    return new ModelBounds(
        tags,
        made,
        writes,
        deletes,
        bumps,
        noise,
        clears,
        exactless,
        recreations,
        restores,
        watched,
        count,
        loaders,
        pollsEach,
        joins,
        shared);
  }

  ModelBounds joining(int flightsEach) {
    return new ModelBounds(
        tags,
        made,
        writes,
        deletes,
        bumps,
        noise,
        clears,
        exactless,
        recreations,
        restores,
        watched,
        containers,
        flightsEach,
        polls,
        true,
        shared);
  }

  ModelBounds shared(int entries) {
    return new ModelBounds(
        tags,
        made,
        writes,
        deletes,
        bumps,
        noise,
        clears,
        exactless,
        recreations,
        restores,
        watched,
        containers,
        loaders,
        polls,
        joins,
        entries);
  }
}
