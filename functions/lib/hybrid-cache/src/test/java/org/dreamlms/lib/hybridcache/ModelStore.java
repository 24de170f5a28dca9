package org.dreamlms.lib.hybridcache;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shared table without entries: the vector and the exact sequences.
 *
 * @param truth what the vector as it is obliges to
 * @param owed all that was ever invalidated, whatever became of the vector that counted it
 * @param exact by tag and incarnation
 * @param lives how many incarnations there were
 * @param backup null before one was made
 * @param unseen a restore that no reply has shown yet
 * @param restored the incarnation that was taken back to what it once was
 * @param late an exact sequence that is still to be written; only mutants have it
 * @param left what the bounds still allow
 */
record ModelStore(
    EpochVector vector,
    ModelTruth truth,
    ModelTruth owed,
    Map<ExactKey, TagSequence> exact,
    int lives,
    @Nullable Backup backup,
    boolean unseen,
    @Nullable String restored,
    @Nullable Late late,
    ModelBudget left) {

  record ExactKey(String incarnation, Tag tag) {}

  record Backup(EpochVector vector, ModelTruth truth, Map<ExactKey, TagSequence> exact) {}

  record Late(ExactKey key, TagSequence sequence) {}

  static ModelStore start(EpochVector vector, ModelBounds bounds) {
    // Two containers are states enough: there the backup is of the beginning.
    Backup backup =
        bounds.budget().restores() > 0 && bounds.width().containers() > 1
            ? new Backup(vector, ModelTruth.NOTHING, Map.of())
            : null;
    return new ModelStore(
        vector,
        ModelTruth.NOTHING,
        ModelTruth.NOTHING,
        Map.of(),
        1,
        backup,
        false,
        null,
        null,
        bounds.budget());
  }

  ModelStore counted(EpochVector next, ModelTruth told, ModelBudget less) {
    return new ModelStore(
        next, told, owed.heard(told, true), exact, lives, backup, unseen, restored, late, less);
  }

  /** An exact sequence beside those there are. */
  ModelStore exactly(ExactKey key, TagSequence sequence) {
    Map<ExactKey, TagSequence> more = new HashMap<>(exact);
    more.put(key, sequence);
    return new ModelStore(
        vector, truth, owed, Map.copyOf(more), lives, backup, unseen, restored, null, left);
  }

  ModelStore later(Late due) {
    return new ModelStore(vector, truth, owed, exact, lives, backup, unseen, restored, due, left);
  }

  ModelStore reborn(EpochVector fresh, ModelBudget less) {
    return new ModelStore(
        fresh, owed.inNewLife(), owed, exact, lives + 1, backup, false, restored, late, less);
  }

  ModelStore backedUp() {
    return new ModelStore(
        vector,
        truth,
        owed,
        exact,
        lives,
        new Backup(vector, truth, exact),
        unseen,
        restored,
        late,
        left);
  }

  ModelStore restored(Backup from, ModelBudget less) {
    return new ModelStore(
        from.vector(),
        from.truth(),
        owed,
        from.exact(),
        lives,
        null,
        true,
        vector.incarnation(),
        late,
        less);
  }

  ModelStore seen() {
    return unseen
        ? new ModelStore(vector, truth, owed, exact, lives, backup, false, restored, late, left)
        : this;
  }
}
