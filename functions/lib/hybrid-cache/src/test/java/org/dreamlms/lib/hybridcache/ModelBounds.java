package org.dreamlms.lib.hybridcache;

/**
 * How far a search goes.
 *
 * @param tags of the two things
 * @param made of how many of the two things the one cached key is made
 * @param writes of each thing that the key is made of
 * @param deletes whether a write may delete, and noise and clears may be hard
 * @param watched nothing is invalidated between a restore and the first reply that shows it, and
 *     nobody asks for exact sequences of the incarnation that was restored
 * @param budget what may befall the store in a whole run
 * @param width what there may be at a time
 */
record ModelBounds(
    ModelTags tags,
    int made,
    int writes,
    boolean deletes,
    boolean watched,
    ModelBudget budget,
    Width width) {

  /**
   * @param containers environments
   * @param loaders flights in one container
   * @param polls under way in one container
   * @param joins whether callers join flights
   * @param shared distinct entries that the shared tier ever had
   */
  record Width(int containers, int loaders, int polls, boolean joins, int shared) {}

  /** One key of one thing, one container, nothing but writes and webhooks. */
  static ModelBounds of(int writes, int webhooks) {
    return new ModelBounds(
        ModelTags.APART,
        1,
        writes,
        false,
        true,
        new ModelBudget(webhooks, 0, 0, 0, 0, 0),
        new Width(1, 1, 1, false, 4));
  }

  ModelBounds tags(ModelTags pair, int madeOf) {
    return new ModelBounds(pair, madeOf, writes, deletes, watched, budget, width);
  }

  ModelBounds deleting() {
    return new ModelBounds(tags, made, writes, true, watched, budget, width);
  }

  ModelBounds noise(int times) {
    return with(budget.plus(new ModelBudget(0, times, 0, 0, 0, 0)));
  }

  ModelBounds clears(int times) {
    return with(budget.plus(new ModelBudget(0, 0, times, 0, 0, 0)));
  }

  ModelBounds exactless(int times) {
    return with(budget.plus(new ModelBudget(0, 0, 0, times, 0, 0)));
  }

  ModelBounds recreated(int times) {
    return with(budget.plus(new ModelBudget(0, 0, 0, 0, times, 0)));
  }

  /** Once. */
  ModelBounds restored(boolean isWatched) {
    ModelBudget more = budget.plus(new ModelBudget(0, 0, 0, 0, 0, 1));
    return new ModelBounds(tags, made, writes, deletes, isWatched, more, width);
  }

  ModelBounds environments(int count, int pollsEach) {
    return with(new Width(count, width.loaders, pollsEach, width.joins, width.shared));
  }

  ModelBounds joining(int flightsEach) {
    return with(new Width(width.containers, flightsEach, width.polls, true, width.shared));
  }

  ModelBounds shared(int entries) {
    return with(new Width(width.containers, width.loaders, width.polls, width.joins, entries));
  }

  private ModelBounds with(ModelBudget other) {
    return new ModelBounds(tags, made, writes, deletes, watched, other, width);
  }

  private ModelBounds with(Width other) {
    return new ModelBounds(tags, made, writes, deletes, watched, budget, other);
  }
}
