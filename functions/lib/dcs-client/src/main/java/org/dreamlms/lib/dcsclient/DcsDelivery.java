package org.dreamlms.lib.dcsclient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event for one subscription, as DCS's log has it.
 *
 * @param id grows from one delivery to the next, over all subscriptions; of an entry that does not
 *     say it, that of the one before
 * @param eventType in words of DCS, such as {@code book.updated}; empty when the entry has none
 * @param payload the exact text whose UTF-8 bytes were sent and signed; empty while DCS has not
 *     begun to send, and when the entry has none; the entry itself where it has not even an id
 * @param responseStatus what the receiver answered last; null when nothing came back
 * @param attempts so far; DCS makes three at most
 * @param created when the event was queued, by DCS's clock; null when the entry does not say
 * @param delivered when the last attempt ended, also a failed one; null before
 */
public record DcsDelivery(
    int id,
    int subscriptionId,
    String eventType,
    String payload,
    Status status,
    @Nullable Integer responseStatus,
    int attempts,
    @Nullable Instant created,
    @Nullable Instant delivered) {

  /** {@code OTHER} is a status that this version does not know. */
  public enum Status {
    /**
     * Not sent, or about to be sent again. For ever, when DCS was restarted meanwhile: it keeps its
     * work in memory.
     */
    PENDING,
    SUCCESS,
    /** Three attempts failed; DCS never tries again. */
    FAILED,
    OTHER
  }

  public DcsDelivery {
    if (id <= 0 || subscriptionId <= 0 || attempts < 0) {
      throw new IllegalArgumentException("a delivery has an id, a subscription and attempts");
    }
  }

  /** Without the payload, which names people's addresses. */
  @Override
  public String toString() {
    return "DcsDelivery[id="
        + id
        + ", subscriptionId="
        + subscriptionId
        + ", eventType="
        + eventType
        + ", status="
        + status
        + ", attempts="
        + attempts
        + "]";
  }
}
