package org.dreamlms.lib.hybridcache;

/**
 * How often the store may still be changed.
 *
 * @param webhooks delivered, duplicates among them
 * @param noise invalidations of the second tag that no write caused
 * @param clears of everything
 * @param exactless webhooks among those that reach the vector and no exact sequence
 * @param recreations of the vector, which was lost
 * @param restores of the vector and the exact sequences to what they once were
 */
record ModelBudget(
    int webhooks, int noise, int clears, int exactless, int recreations, int restores) {
  static final ModelBudget WEBHOOK = new ModelBudget(1, 0, 0, 0, 0, 0);
  static final ModelBudget NOISE = new ModelBudget(0, 1, 0, 0, 0, 0);
  static final ModelBudget CLEAR = new ModelBudget(0, 0, 1, 0, 0, 0);
  static final ModelBudget EXACTLESS_WEBHOOK = new ModelBudget(1, 0, 0, 1, 0, 0);
  static final ModelBudget RECREATION = new ModelBudget(0, 0, 0, 0, 1, 0);
  static final ModelBudget RESTORE = new ModelBudget(0, 0, 0, 0, 0, 1);

  ModelBudget plus(ModelBudget more) {
    return new ModelBudget(
        webhooks + more.webhooks,
        noise + more.noise,
        clears + more.clears,
        exactless + more.exactless,
        recreations + more.recreations,
        restores + more.restores);
  }

  ModelBudget less(ModelBudget spent) {
    return new ModelBudget(
        webhooks - spent.webhooks,
        noise - spent.noise,
        clears - spent.clears,
        exactless - spent.exactless,
        recreations - spent.recreations,
        restores - spent.restores);
  }
}
