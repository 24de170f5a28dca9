package org.dreamlms.functions.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.MessageBodyWriter;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.dreamlms.lib.lambdahttp.EntityTag;

/**
 * Writes a list of books. One that {@link RecentLists} gave before is encoded and tagged already:
 * both together were a fifth of what a warm request cost (infra/bench/README.md).
 */
@Singleton
@Produces(MediaType.APPLICATION_JSON)
final class BookListWriter implements MessageBodyWriter<BookListResponse> {
  private static final int MOST = 100;

  private final JsonMapper json;

  /** Weak keys are compared by identity, and go when nobody holds the list any more. */
  private final Cache<BookListResponse, Encoded> encoded =
      Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

  BookListWriter(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void writeTo(
      Argument<BookListResponse> type,
      MediaType mediaType,
      BookListResponse list,
      MutableHeaders headers,
      OutputStream out)
      throws CodecException {
    Encoded ready = encoded.get(list, this::encode);
    headers.set(HttpHeaders.CONTENT_TYPE, mediaType);
    headers.set(HttpHeaders.ETAG, ready.tag());
    try {
      out.write(ready.bytes());
    } catch (IOException e) {
      throw new CodecException("The list of books cannot be written", e);
    }
  }

  private Encoded encode(BookListResponse list) {
    try {
      byte[] bytes = json.writeValueAsBytes(list);
      return new Encoded(bytes, EntityTag.of(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("A list of books cannot be encoded", e);
    }
  }

  private record Encoded(byte[] bytes, String tag) {}
}
