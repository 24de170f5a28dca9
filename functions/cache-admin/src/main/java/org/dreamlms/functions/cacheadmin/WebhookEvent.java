package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event of DCS and what became of it.
 *
 * @param id of the event: the same for all attempts of one delivery
 * @param event as DCS calls it; empty when it could not be read
 * @param dataId of the book or publisher; null when it names none that can be used
 * @param received when its first delivery came
 * @param timestamp when DCS built it, on DCS's clock; null when it does not say
 * @param verdict {@code accepted}: it has an effect; {@code ignored}: it is none of ours; {@code
 *     refused}: it is signed and cannot be read
 * @param reason for the verdict; mostly empty
 * @param skewed whether its timestamp was too old, or of the future
 * @param outcome {@code received}: begun and not finished; {@code done}, {@code ignored}, {@code
 *     refused}; {@code queued}: a worker has the order to do it; {@code failed}: nobody has; {@code
 *     unknown}: a word of another version
 * @param tags that were invalidated; {@code *} is everything
 * @param sequence number of its first invalidation
 * @param visible when that was committed
 * @param latencyMs from its arrival to its effect
 * @param lagMs from DCS's time to its effect; negative when DCS's clock is ahead
 * @param deliveries how often it came; none when it was found in DCS's log
 * @param sha256 of its body, in hexadecimal digits; null when only a worker has heard of it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record WebhookEvent(
    UUID id,
    String event,
    @Nullable Integer dataId,
    Instant received,
    @Nullable Instant timestamp,
    String verdict,
    String reason,
    boolean skewed,
    String outcome,
    List<String> tags,
    @Nullable Long sequence,
    @Nullable Instant visible,
    @Nullable Long latencyMs,
    @Nullable Long lagMs,
    int deliveries,
    @Nullable String sha256) {

  static WebhookEvent from(EventRecord record) {
    return new WebhookEvent(
        record.id().uuid(),
        record.event(),
        record.dataId(),
        record.received(),
        record.timestamp(),
        word(record.verdict()),
        record.reason(),
        record.skewed(),
        word(record.outcome()),
        record.tags(),
        record.sequence(),
        record.visible(),
        millis(record.latency()),
        millis(record.lag()),
        record.deliveries(),
        record.sha256().isEmpty() ? null : record.sha256());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : Long.valueOf(duration.toMillis());
  }
}
