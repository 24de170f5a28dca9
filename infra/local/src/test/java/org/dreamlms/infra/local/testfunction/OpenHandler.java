package org.dreamlms.infra.local.testfunction;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Holds a thread that nothing but closing it ends. */
public final class OpenHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>>, AutoCloseable {
  /** By which tests find the thread. */
  public static final String THREAD = "kept open by a handler";

  private final CountDownLatch closed = new CountDownLatch(1);

  public OpenHandler() {
    Thread.ofPlatform().name(THREAD).daemon().start(this::awaitClose);
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    return Map.of("open", true);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void awaitClose() {
    while (true) {
      try {
        closed.await();
        return;
      } catch (InterruptedException e) {
        // Not for me.
      }
    }
  }
}
