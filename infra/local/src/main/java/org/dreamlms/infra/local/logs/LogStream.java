package org.dreamlms.infra.local.logs;

import java.io.PrintStream;
import java.time.ZoneId;

/** The one stream that everything is printed to, line by line. Safe for any number of threads. */
public final class LogStream {
  private final PrintStream out;
  private final LogStyle style;
  private final ReadableLine readable;

  public LogStream(PrintStream out, LogStyle style, ZoneId zone) {
    this.out = out;
    this.style = style;
    this.readable = new ReadableLine(zone, style == LogStyle.COLOURED);
  }

  /** A line that an environment printed. */
  public void accept(String environment, String line) {
    print(style == LogStyle.JSON ? line : readable.of(environment, line));
  }

  /** A line of the local cloud itself. */
  public void say(String line) {
    print(line);
  }

  private void print(String line) {
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}
