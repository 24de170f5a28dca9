package org.dreamlms.lib.lambdahttp;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, by whomever, as Lambda would collect it. */
public final class WrittenLog implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private final JsonLogEncoder encoder = new JsonLogEncoder();

  public WrittenLog() {
    this(null);
  }

  /** As with the lowest {@code LOG_LEVEL}. */
  public static WrittenLog ofEverything() {
    return new WrittenLog(Level.TRACE);
  }

  private WrittenLog(@Nullable Level level) {
    events.start();
    root.addAppender(events);
    if (level != null) {
      root.setLevel(level);
    }
  }

  /** One JSON object each, stack traces included. */
  public List<String> lines() {
    return List.copyOf(events.list).stream()
        .map(event -> new String(encoder.encode(event), StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender(events);
  }
}
