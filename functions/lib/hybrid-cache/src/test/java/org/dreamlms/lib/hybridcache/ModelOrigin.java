package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.List;

/** The origin, and the webhooks that are still on their way: things with versions. */
record ModelOrigin(List<Thing> things) {
  static final ModelOrigin START = new ModelOrigin(List.of(new Thing(0, 0, 0), new Thing(0, 0, 0)));

  /**
   * @param version counts writes
   * @param deleted a bit for each version in which it was not there
   * @param pending a bit for each version whose webhook may still come
   */
  record Thing(int version, int deleted, int pending) {
    boolean isDeleted(int at) {
      return (deleted >> at & 1) == 1;
    }

    Thing written(boolean gone, boolean told) {
      int next = version + 1;
      return new Thing(
          next, gone ? deleted | 1 << next : deleted, told ? pending | 1 << next : pending);
    }

    Thing delivered(int told) {
      return new Thing(version, deleted, pending & ~(1 << told));
    }

    Invalidation kind(int at) {
      return isDeleted(at) ? Invalidation.HARD : Invalidation.SOFT;
    }
  }

  Thing thing(int index) {
    return things.get(index);
  }

  ModelOrigin with(int index, Thing thing) {
    List<Thing> next = new ArrayList<>(things);
    next.set(index, thing);
    return new ModelOrigin(List.copyOf(next));
  }

  /** Everything changed at once, and no webhook says so. */
  ModelOrigin allWritten() {
    return new ModelOrigin(
        things.stream().map(t -> t.written(t.isDeleted(t.version()), false)).toList());
  }

  List<Integer> versions() {
    return things.stream().map(Thing::version).toList();
  }

  /** What a request gets that is answered now. */
  ModelEntry fetched(Stamp stamp, int made) {
    Thing first = things.getFirst();
    return new ModelEntry(
        stamp,
        first.version(),
        made > 1 ? things.get(1).version() : 0,
        first.isDeleted(first.version()) ? EntryKind.ABSENT : EntryKind.PRESENT);
  }
}
