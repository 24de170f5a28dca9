package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a webhook of our own fared.
 *
 * @param status {@code ok}: it was answered by 200 and recorded as ignored; else {@code failed}
 * @param httpStatus that it was answered by; null when there was no answer
 * @param millis from sending to the answer, or to giving up
 * @param eventId under which the event log has it
 * @param recorded whether the event log has it as ignored
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record SelfTested(
    String status, @Nullable Integer httpStatus, long millis, UUID eventId, boolean recorded) {

  static SelfTested of(@Nullable Integer httpStatus, long millis, UUID eventId, boolean recorded) {
    boolean ok = httpStatus != null && httpStatus == 200 && recorded;
    return new SelfTested(ok ? "ok" : "failed", httpStatus, millis, eventId, recorded);
  }
}
