package org.dreamlms.infra.dcsstandin.endpoints;

import java.time.Duration;
import org.dreamlms.infra.dcsstandin.faults.Faults;
import org.dreamlms.infra.dcsstandin.webhooks.Waits;

/**
 * Writes changed rows at once, or later where a fault wants it: as who asks a replica of a database
 * sees it.
 */
final class LateRows {
  private final Faults faults;
  private final Waits waits;

  LateRows(Faults faults, Waits waits) {
    this.faults = faults;
    this.waits = waits;
  }

  /**
   * @param path of the request that changes it
   */
  void write(String path, Runnable write) {
    Duration late = faults.lateRow(path);
    if (late.isZero()) {
      write.run();
    } else {
      waits.after(late, write);
    }
  }
}
