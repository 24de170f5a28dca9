package org.dreamlms.lib.hybridcache;

import java.util.Comparator;

/** An entry: of which versions it was made, and its stamp. */
record ModelEntry(Stamp stamp, int first, int second, EntryKind kind)
    implements Comparable<ModelEntry> {
  private static final Comparator<ModelEntry> ORDER =
      Comparator.comparing((ModelEntry e) -> e.stamp().incarnation())
          .thenComparingLong(e -> e.stamp().sequence())
          .thenComparingInt(ModelEntry::first)
          .thenComparingInt(ModelEntry::second);

  int version(int thing) {
    return thing == 0 ? first : second;
  }

  ModelEntry stamped(Stamp other) {
    return new ModelEntry(other, first, second, kind);
  }

  @Override
  public int compareTo(ModelEntry other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "v" + first + "." + second + "@" + stamp.incarnation() + stamp.sequence();
  }
}
