package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Who invalidated what, and when, can be read later: one line each. */
final class InvalidationLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(HybridCache.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final CacheWorld.Environment here = new CacheWorld().environment();

  @BeforeEach
  void open() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void each_invalidation_is_one_line() {
    here.cache.invalidate(CacheWorld.BOOKS, 12, "admin");
    here.cache.invalidateTags(
        List.of(Tag.of("book", 1), Tag.of("list"), Tag.of("book", 1)),
        Invalidation.HARD,
        "event 7");
    here.cache.clear(Invalidation.SOFT, "reconcile");
    here.cache.invalidateTags(
        IntStream.range(0, 100).mapToObj(i -> Tag.of("book", i)).toList(),
        Invalidation.SOFT,
        "event 8");

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "Invalidated tags=[key:books:12] kind=SOFT sequence=1 cause=admin",
            "Invalidated tags=[book:1, list] kind=HARD sequence=2 cause=event 7",
            "Cleared kind=SOFT sequence=3 cause=reconcile",
            "Cleared kind=SOFT sequence=4 cause=event 8, 100 tags");
  }
}
