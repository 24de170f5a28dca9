package org.dreamlms.lib.hybridcache;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * A connection that fails in the ways that it was told to, one for each attempt; below the SDK, so
 * that its own second attempts are part of what is tested. Attempts for which nothing was said
 * pass.
 */
public final class FaultyHttp implements SdkHttpClient {
  /** What may happen to an attempt. */
  public enum Fault {
    /** It passes. */
    NONE,

    /** The request does not arrive. */
    LOST_REQUEST,

    /** It is carried out, and the answer does not arrive. */
    LOST_ANSWER,

    THROTTLED,

    INTERNAL_ERROR,

    /** Of one write, because a transaction is under way. */
    CONFLICT,

    /** Of a transaction, because another is under way. */
    CANCELLED,

    /** Of a transaction, for another reason than that. */
    CANCELLED_BY_THROTTLING,

    NO_PERMISSION,

    /** The transport fails by an exception that is none of the SDK's. */
    BROKEN
  }

  private final SdkHttpClient real;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Runnable> beforeAttempt = new ConcurrentHashMap<>();
  private int attempts;

  public FaultyHttp(SdkHttpClient real) {
    this.real = real;
  }

  /** What happens to the next attempts, one each. */
  public void next(Fault... some) {
    faults.addAll(List.of(some));
  }

  /** Somebody else does it after the next attempt and before the one after that. */
  public void afterNext(Runnable somebodyElse) {
    beforeAttempt.put(attempts + 2, somebodyElse);
  }

  /** So far. */
  public int attempts() {
    return attempts;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = real.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        attempts++;
        beforeAttempt.getOrDefault(attempts, () -> {}).run();
        @Nullable Fault fault = faults.poll();
        return fail(fault == null ? Fault.NONE : fault, prepared);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public void close() {
    real.close();
  }

  @Override
  public String clientName() {
    return "Faulty";
  }

  private static HttpExecuteResponse fail(Fault fault, ExecutableHttpRequest prepared)
      throws IOException {
    return switch (fault) {
      case NONE -> prepared.call();
      case LOST_REQUEST -> throw new SocketTimeoutException("Lost, the request");
      case LOST_ANSWER -> {
        prepared.call().responseBody().orElseThrow().readAllBytes();
        throw new SocketTimeoutException("Lost, the answer");
      }
      case THROTTLED -> refused(400, "ProvisionedThroughputExceededException", "");
      case INTERNAL_ERROR -> refused(500, "InternalServerError", "");
      case CONFLICT -> refused(400, "TransactionConflictException", "");
      case CANCELLED -> cancelled("TransactionConflict");
      case CANCELLED_BY_THROTTLING -> cancelled("ThrottlingError");
      case BROKEN -> throw new IllegalStateException("Connection pool shut down");
      case NO_PERMISSION -> refused(400, "AccessDeniedException", "");
    };
  }

  private static HttpExecuteResponse cancelled(String code) {
    return refused(
        400,
        "TransactionCanceledException",
        ",\"CancellationReasons\":[{\"Code\":\"" + code + "\"},{\"Code\":\"None\"}]");
  }

  private static HttpExecuteResponse refused(int status, String type, String more) {
    String body =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#"
            + type
            + "\",\"message\":\"no\""
            + more
            + "}";
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
        .build();
  }
}
