package org.dreamlms.functions.dcswebhook;

import java.time.Instant;
import org.dreamlms.lib.dcsevents.Arrival;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One that is being taken in.
 *
 * @param sha256 of its body
 * @param at when it came
 */
record Delivery(EventId id, String sha256, Instant at) {

  Arrival arrival(
      String event,
      @Nullable Integer dataId,
      @Nullable Instant timestamp,
      Verdict verdict,
      String reason,
      boolean skewed) {
    return new Arrival(id, sha256, event, dataId, at, timestamp, verdict, reason, skewed, true);
  }
}
