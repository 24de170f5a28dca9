package org.dreamlms.infra.local.runtime;

import java.util.UUID;

/**
 * One event on its way to a function.
 *
 * @param event JSON, at most 6,291,556 bytes
 * @param traceId as in the header {@code X-Amzn-Trace-Id}
 */
public record Invocation(String requestId, byte[] event, String traceId) {
  public static Invocation of(byte[] event, String traceId) {
    return new Invocation(UUID.randomUUID().toString(), event, traceId);
  }
}
