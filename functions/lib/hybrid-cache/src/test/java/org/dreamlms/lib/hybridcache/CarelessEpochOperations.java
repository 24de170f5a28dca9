package org.dreamlms.lib.hybridcache;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** As {@link KnownEpochOperations}, by a holder that loses what comes between read and write. */
@Param(name = "reading", gen = IntGen.class, conf = "0:3")
public class CarelessEpochOperations {
  private volatile Epoch known = Epoch.NOTHING;

  @Operation
  public String reply(@Param(name = "reading") int reading) {
    Epoch current = known;
    Epoch.Reply reply = current.replied(Epoch.NOTHING.ticket(), EpochReadings.of(reading));
    if (reply instanceof Epoch.Reply.Known news) {
      known = news.epoch();
    }
    return EpochReadings.told(reply);
  }

  @Operation
  public String stamp() {
    EpochVector vector = known.vector();
    return vector == null ? "" : vector.toString();
  }
}
