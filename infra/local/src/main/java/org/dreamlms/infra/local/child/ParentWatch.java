package org.dreamlms.infra.local.child;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when the one that started it is gone.
 *
 * <p>Standard input is a pipe that the parent never writes to. The system closes it when the parent
 * ends, in whatever way, so that no environment outlives even a killed local cloud.
 */
final class ParentWatch {
  private ParentWatch() {}

  static void start() {
    InputStream pipe = System.in;
    System.setIn(InputStream.nullInputStream());
    Thread.ofPlatform().daemon().name("parent-watch").start(() -> endAfter(pipe));
  }

  private static void endAfter(InputStream pipe) {
    try {
      while (pipe.read() >= 0) {
        // Nobody writes.
      }
    } catch (IOException e) {
      // The same as the end.
    }
    // Lambda gives a runtime no chance to tidy up either.
    Runtime.getRuntime().halt(0);
  }
}
