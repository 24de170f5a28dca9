package org.dreamlms.infra.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed process leaves in a data folder: {@code postmaster.pid}, and perhaps its server,
 * still running.
 *
 * <p>PostgreSQL refuses to start when the process number in that file is alive, even if it has long
 * been given to some other program.
 */
final class StalePostmaster {
  private StalePostmaster() {}

  /** To be called by the holder of the folder only: whoever else runs there is an orphan. */
  static void clear(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      Files.delete(file);
      return;
    }
    ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(StalePostmaster::isPostgres)
        .ifPresent(StalePostmaster::end);
    Files.deleteIfExists(file);
  }

  private static boolean isPostgres(ProcessHandle process) {
    String command = process.info().command().orElse("").toLowerCase(Locale.ROOT);
    return Path.of(command).endsWith("postgres") || Path.of(command).endsWith("postgres.exe");
  }

  private static void end(ProcessHandle server) {
    List<ProcessHandle> all = server.descendants().toList();
    server.destroyForcibly();
    try {
      server.onExit().get(10, TimeUnit.SECONDS);
      // Backends notice the death of their server by themselves; shared memory is free after that.
      for (ProcessHandle backend : all) {
        backend.onExit().get(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Interrupted while ending an orphaned PostgreSQL", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new StoreException("The orphaned PostgreSQL " + server.pid() + " does not end", e);
    }
  }
}
