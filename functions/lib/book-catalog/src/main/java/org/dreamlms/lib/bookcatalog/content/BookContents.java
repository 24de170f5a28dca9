package org.dreamlms.lib.bookcatalog.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import org.dreamlms.lib.bookcatalog.BookConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was read from configs, so that a book's config is walked once and not per request.
 *
 * <p>Kept for as long as the catalog's cache holds the very {@link BookConfig} instance: keys are
 * weak and compared by identity, so a config that DCS replaced is never answered from here. Safe
 * for any number of threads; two at once may read the same config twice, with equal results.
 */
@Singleton
public final class BookContents {
  private static final Logger LOG = LoggerFactory.getLogger(BookContents.class);

  /** More books than a school opens at once; each costs little beside its config. */
  static final int MOST_BOOKS = 256;

  private final Cache<BookConfig, BookContent> read =
      Caffeine.newBuilder().weakKeys().maximumSize(MOST_BOOKS).executor(Runnable::run).build();

  /** As {@link BookContent#of}. */
  public BookContent of(int bookId, BookConfig config) {
    BookContent kept = read.getIfPresent(config);
    if (kept != null && kept.bookId() == bookId) {
      return kept;
    }
    BookContent content = BookContent.of(bookId, config);
    if (content.activitiesWithoutType() > 0) {
      LOG.warn(
          "Book {} has {} activities without a type; they are left out until its publisher mends"
              + " it",
          bookId,
          content.activitiesWithoutType());
    }
    read.put(config, content);
    return content;
  }
}
