package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The shape that existing monitoring reads. Names no host, version or error: anybody may ask.
 *
 * @param status {@code healthy}
 * @param checks of parts; empty, as health depends on none
 */
@Serdeable
record Health(String status, Instant timestamp, Map<String, String> checks) {

  static Health healthy(Instant now) {
    return new Health("healthy", now.truncatedTo(ChronoUnit.MILLIS), Map.of());
  }
}
