package org.dreamlms.infra.dcsstandin.rows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to one subscription, as its log shows it.
 *
 * @param status pending, success or failed; a failed one is never tried again
 * @param responseBody at most 1000 characters
 */
public record Delivery(
    int id,
    int subscriptionId,
    String eventType,
    String payload,
    String status,
    @Nullable Integer responseStatus,
    @Nullable String responseBody,
    @Nullable String errorMessage,
    int attemptCount,
    Instant createdAt,
    @Nullable Instant deliveredAt)
    implements Row {
  public static final String PENDING = "pending";
  public static final String SUCCESS = "success";
  public static final String FAILED = "failed";
}
