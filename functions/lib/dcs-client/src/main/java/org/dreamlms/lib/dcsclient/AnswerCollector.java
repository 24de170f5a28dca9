package org.dreamlms.lib.dcsclient;

import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Collects one response. After {@link #giveUp} a response that still arrives is closed unread, so
 * that its connection is not held for ever.
 */
final class AnswerCollector implements Subscriber<HttpResponse<?>> {

  /** A body that is too large, or compressed although nobody asked for that. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }
  }

  private final long limit;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private @Nullable Subscription body;

  AnswerCollector(ByteSize limit) {
    this.limit = limit.bytes();
  }

  CompletableFuture<Answer> answer() {
    return answer;
  }

  void giveUp() {
    answer.cancel(false);
    cancelBody();
  }

  private synchronized void cancelBody() {
    if (body != null) {
      body.cancel();
    }
  }

  /** False when nobody waits any more. */
  private synchronized boolean start(Subscription subscription) {
    body = subscription;
    return !answer.isDone();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(1);
  }

  @Override
  public void onNext(HttpResponse<?> response) {
    if (!(response instanceof ByteBodyHttpResponse<?> raw)) {
      answer.completeExceptionally(new IllegalStateException("no raw response"));
    } else if (answer.isDone()) {
      raw.close();
    } else if (raw.byteBody().expectedLength().orElse(0) > limit) {
      raw.close();
      answer.completeExceptionally(tooLarge());
    } else if (isCompressed(response)) {
      raw.close();
      answer.completeExceptionally(new Unreadable("compressed"));
    } else {
      raw.byteBody().toByteArrayPublisher().subscribe(new Body(raw));
    }
  }

  private static boolean isCompressed(HttpResponse<?> response) {
    String encoding = response.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
    return encoding != null && !encoding.equalsIgnoreCase("identity");
  }

  private Unreadable tooLarge() {
    return new Unreadable("larger than " + limit + " bytes");
  }

  @Override
  public void onError(Throwable failure) {
    answer.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    // The body ends the answer, not the head.
  }

  private final class Body implements Subscriber<byte[]> {
    private final HttpResponse<?> head;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Body(HttpResponse<?> head) {
      this.head = head;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      if (start(subscription)) {
        subscription.request(Long.MAX_VALUE);
      } else {
        subscription.cancel();
      }
    }

    @Override
    public void onNext(byte[] part) {
      if ((long) content.size() + part.length > limit) {
        answer.completeExceptionally(tooLarge());
        cancelBody();
      } else {
        content.writeBytes(part);
      }
    }

    @Override
    public void onError(Throwable failure) {
      answer.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      answer.complete(
          new Answer(
              head.code(),
              Bytes.owning(content.toByteArray()),
              head.getHeaders().get(HttpHeaders.CONTENT_TYPE),
              head.getHeaders().get(HttpHeaders.ETAG),
              head.getHeaders().get(HttpHeaders.RETRY_AFTER),
              head.getHeaders().get(HttpHeaders.LOCATION)));
    }
  }
}
