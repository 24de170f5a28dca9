package org.dreamlms.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Notices that a function was built anew: its folder has changed and then stood still for a second,
 * so that nobody starts from a half-written build.
 *
 * <p>It looks instead of listening: file events of a build come in their hundreds, and do not exist
 * on every system.
 */
final class CodeWatch implements AutoCloseable {
  private static final long EVERY_MILLIS = 1_000;

  /** Two builds that differ differ in one of these. */
  private record Fingerprint(long files, long bytes, long newest) {
    static final Fingerprint NONE = new Fingerprint(0, 0, 0);
  }

  private static final class Watched {
    private final Path folder;
    private Fingerprint running;
    private Fingerprint last;

    Watched(Path folder) {
      this.folder = folder;
      this.running = look(folder);
      this.last = running;
    }
  }

  private final Map<String, Watched> functions = new HashMap<>();
  private final Consumer<String> changed;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("code-watch").unstarted(task));

  /**
   * @param folders by function name
   * @param changed gets the name of a function that was built anew
   */
  CodeWatch(Map<String, Path> folders, Consumer<String> changed) {
    folders.forEach((name, folder) -> functions.put(name, new Watched(folder)));
    this.changed = changed;
  }

  void start() {
    timer.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** One look at all folders. */
  void look() {
    functions.forEach(
        (name, watched) -> {
          Fingerprint now = look(watched.folder);
          boolean still = now.equals(watched.last);
          watched.last = now;
          if (still && !now.equals(watched.running) && now.files() > 0) {
            watched.running = now;
            changed.accept(name);
          }
        });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static Fingerprint look(Path folder) {
    long files = 0;
    long bytes = 0;
    long newest = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files++;
        bytes += Files.size(file);
        newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
      }
      return new Fingerprint(files, bytes, newest);
    } catch (IOException | UncheckedIOException e) {
      // A build is at work in it.
      return Fingerprint.NONE;
    }
  }
}
