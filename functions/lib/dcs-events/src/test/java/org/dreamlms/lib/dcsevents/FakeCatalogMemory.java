package org.dreamlms.lib.dcsevents;

import java.time.Instant;
import java.util.List;
import org.dreamlms.lib.bookcatalog.CatalogPrints;
import org.jspecify.annotations.Nullable;

/** What is remembered of DCS in memory, in one part. Passes {@link CatalogMemoryContract}. */
public final class FakeCatalogMemory implements CatalogMemory {
  private final CallFaults faults;
  private @Nullable CatalogPrints prints;
  private long version;
  private int book;
  private @Nullable Instant read;

  public FakeCatalogMemory(CallFaults faults) {
    this.faults = faults;
  }

  @Override
  public Recalled recall() {
    return faults.around("recall", this::current);
  }

  @Override
  public Recalled remember(Recalled before, CatalogPrints now) {
    return faults.around("remember", () -> replace(before, now));
  }

  @Override
  public void reached(int last, Instant when) {
    faults.around(
        "reached",
        () -> {
          goOn(last, when);
          return last;
        });
  }

  private synchronized Recalled current() {
    return new Recalled(prints, List.of(version), book, read);
  }

  private synchronized Recalled replace(Recalled before, CatalogPrints now) {
    long known = before.versions().getFirst();
    if (known != Recalled.LOST && !now.equals(before.prints())) {
      boolean isNext = known == version;
      prints = isNext ? now : prints;
      version = isNext ? version + 1 : version;
      known = isNext ? version : Recalled.LOST;
    }
    return new Recalled(now, List.of(known), before.book(), before.read());
  }

  private synchronized void goOn(int last, Instant when) {
    book = last;
    read = new Recalled(null, List.of(), last, when).read();
  }
}
