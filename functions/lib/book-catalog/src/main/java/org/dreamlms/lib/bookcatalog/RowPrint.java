package org.dreamlms.lib.bookcatalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * All that answers are made of in a row of DCS, in 64 bits of SHA-256: two versions of a row have
 * the same print once in 10^19 changes. Fields are named here and not taken from the record, so
 * that a new one is a decision: it wants another {@link CatalogPrints#SHAPE}.
 */
final class RowPrint {
  private RowPrint() {}

  static long of(Book book) {
    return of(
        book.publisherId(),
        book.publisherName(),
        book.folder(),
        book.title(),
        book.coverFile(),
        book.activityCount(),
        book.language(),
        book.category(),
        book.createdAt(),
        book.updatedAt());
  }

  static long of(Publisher publisher) {
    return of(publisher.name(), publisher.displayName(), publisher.contactEmail());
  }

  /** With lengths, so that no two rows are the same text. */
  private static long of(@Nullable Object... fields) {
    StringBuilder text = new StringBuilder();
    for (Object field : fields) {
      if (field == null) {
        text.append('-');
      } else {
        text.append(field.toString().length()).append(':').append(field);
      }
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
