package org.dreamlms.lib.assetlinks;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes so many bytes of a body, and hangs up before the rest. */
final class FirstBytes implements BodySubscriber<byte[]> {
  private final byte[] bytes;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private int filled;
  private Flow.@Nullable Subscription subscription;

  /**
   * @param most how many are wanted
   * @param expected how many there will be, as far as is known
   */
  FirstBytes(int most, long expected) {
    bytes = new byte[(int) Math.min(most, expected)];
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    if (bytes.length == 0) {
      subscription.cancel();
      body.complete(bytes);
    } else {
      subscription.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      int taken = Math.min(part.remaining(), bytes.length - filled);
      part.get(bytes, filled, taken);
      filled += taken;
      // A rest that has come already costs nothing: only what is still to come is refused.
      if (part.hasRemaining() && subscription != null) {
        subscription.cancel();
        complete();
        return;
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    complete();
  }

  private void complete() {
    body.complete(filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled));
  }
}
