package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reading of the vector obliges to, counted by the model itself beside the vector, so that
 * the functions under test do not judge themselves.
 *
 * @param things what was told of each
 * @param all sequence of the last clear
 * @param allHard sequence of the last hard clear
 * @param exactFrom sequence of the last invalidation that left no exact ones
 */
record ModelTruth(List<Told> things, long all, long allHard, long exactFrom) {
  static final ModelTruth NOTHING =
      new ModelTruth(List.of(new Told(0, 0, 0, 0), new Told(0, 0, 0, 0)), 0, 0, 0);

  /**
   * @param need the newest version whose webhook was counted
   * @param gone the newest version whose webhook said "deleted"
   * @param soft sequence of the tag's last invalidation in this incarnation
   * @param hard of its last hard one
   */
  record Told(int need, int gone, long soft, long hard) {
    Told later(Told other) {
      return new Told(
          Math.max(need, other.need),
          Math.max(gone, other.gone),
          Math.max(soft, other.soft),
          Math.max(hard, other.hard));
    }

    Told later(int version, Invalidation kind, long sequence) {
      int deleted = kind == Invalidation.HARD ? version : 0;
      long hardly = kind == Invalidation.HARD ? sequence : 0;
      return later(new Told(version, deleted, sequence, hardly));
    }
  }

  Told of(int thing) {
    return things.get(thing);
  }

  ModelTruth told(int thing, int version, Invalidation kind, long sequence) {
    List<Told> next = new ArrayList<>(things);
    next.set(thing, next.get(thing).later(version, kind, sequence));
    return new ModelTruth(List.copyOf(next), all, allHard, exactFrom);
  }

  ModelTruth cleared(List<Integer> versions, Invalidation kind, long sequence) {
    ModelTruth next = this;
    for (int i = 0; i < versions.size(); i++) {
      Told told = next.of(i);
      int gone = kind == Invalidation.HARD ? versions.get(i) : told.gone();
      List<Told> changed = new ArrayList<>(next.things);
      changed.set(i, new Told(versions.get(i), gone, told.soft(), told.hard()));
      next = new ModelTruth(List.copyOf(changed), all, allHard, exactFrom);
    }
    long hardly = kind == Invalidation.HARD ? sequence : allHard;
    return new ModelTruth(next.things, sequence, hardly, exactFrom);
  }

  ModelTruth exactFrom(long sequence) {
    return new ModelTruth(things, all, allHard, sequence);
  }

  /** What is owed stays owed; what was counted, was counted in a life that is over. */
  ModelTruth inNewLife() {
    List<Told> kept =
        things.stream().map(told -> new Told(told.need(), told.gone(), 0, 0)).toList();
    return new ModelTruth(kept, 0, 0, 0);
  }

  /** A container that knows this hears that. */
  ModelTruth heard(ModelTruth read, boolean sameLife) {
    ModelTruth base = sameLife ? this : inNewLife();
    List<Told> later = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      later.add(base.of(i).later(read.of(i)));
    }
    return new ModelTruth(
        List.copyOf(later),
        Math.max(base.all, read.all),
        Math.max(base.allHard, read.allHard),
        Math.max(base.exactFrom, read.exactFrom));
  }
}
