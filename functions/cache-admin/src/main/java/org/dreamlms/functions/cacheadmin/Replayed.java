package org.dreamlms.functions.cacheadmin;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/**
 * Events that are ordered once more.
 *
 * @param dryRun whether nothing was ordered
 * @param since which came at this time or later
 * @param count how many there are
 * @param events oldest first, as they were before
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record Replayed(boolean dryRun, Instant since, int count, List<WebhookEvent> events) {}
