package org.dreamlms.functions.dcswebhook;

import org.dreamlms.lib.dcsevents.EventId;

/** What DCS is told. */
sealed interface Reception {

  /** It has had its effect, now or before, or has none. */
  record Received(EventId id) implements Reception {}

  /** It cannot be read; another attempt would be no better. */
  record Unreadable() implements Reception {}

  /** It is not known to have had its effect: DCS shall send it again. */
  record NotNow() implements Reception {}
}
