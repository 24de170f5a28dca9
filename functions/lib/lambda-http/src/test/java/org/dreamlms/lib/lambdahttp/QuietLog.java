package org.dreamlms.lib.lambdahttp;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Nothing is logged while it is open: simulations would write millions of lines. */
public final class QuietLog implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();

  public QuietLog() {
    root.setLevel(Level.OFF);
  }

  @Override
  public void close() {
    root.setLevel(before);
  }
}
