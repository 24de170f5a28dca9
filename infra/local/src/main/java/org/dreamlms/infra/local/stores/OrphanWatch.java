package org.dreamlms.infra.local.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends a server of another program when this JVM is killed and cannot do it itself.
 *
 * <p>A shell waits for the end of its input, which the system closes when this JVM is gone. Where
 * there is no shell (Windows) nobody watches; the next start ends what was left.
 */
final class OrphanWatch implements AutoCloseable {
  private final Process shell;

  private OrphanWatch(Process shell) {
    this.shell = shell;
  }

  /**
   * @param pidFile whose first line is the server's process number
   */
  static AutoCloseable over(Path pidFile) {
    if (!Files.isExecutable(Path.of("/bin/sh"))) {
      return () -> {};
    }
    try {
      String pid = Files.readAllLines(pidFile).getFirst().strip();
      // INT is PostgreSQL's fast shutdown: sessions end, nothing is lost.
      return new OrphanWatch(
          new ProcessBuilder(
                  List.of(
                      "/bin/sh",
                      "-c",
                      "trap '' INT TERM HUP; read -r nothing; kill -INT \"$1\"",
                      "orphan-watch",
                      pid))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closed before the server is, so that a new process of the same number is never hit. */
  @Override
  public void close() {
    shell.destroyForcibly();
  }
}
