package org.dreamlms.lib.dcsevents;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The position in memory. Passes {@link PositionsContract}. */
public final class FakePositions implements Positions {
  private final CallFaults faults;
  private @Nullable Position kept;

  public FakePositions(CallFaults faults) {
    this.faults = faults;
  }

  @Override
  public Optional<Position> find() {
    return faults.around("find position", this::current);
  }

  @Override
  public boolean keep(Position next) {
    return faults.around("keep position", () -> replace(next));
  }

  private synchronized Optional<Position> current() {
    return Optional.ofNullable(kept);
  }

  private synchronized boolean replace(Position next) {
    long version = kept == null ? 0 : kept.version();
    if (next.version() != version + 1) {
      return false;
    }
    kept = next;
    return true;
  }
}
