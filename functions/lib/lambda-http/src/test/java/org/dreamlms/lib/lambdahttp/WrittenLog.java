package org.dreamlms.lib.lambdahttp;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, by whomever, as Lambda would collect it. */
public final class WrittenLog implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private final JsonLogEncoder encoder = new JsonLogEncoder();

  public WrittenLog() {
    events.start();
    root.addAppender(events);
  }

  /** One JSON object each, stack traces included. */
  public List<String> lines() {
    return List.copyOf(events.list).stream()
        .map(event -> new String(encoder.encode(event), StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void close() {
    root.detachAppender(events);
  }
}
