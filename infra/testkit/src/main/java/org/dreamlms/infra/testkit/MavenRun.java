package org.dreamlms.infra.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that outlives all test JVMs of a build: Maven, or the IDE, or this JVM when it was
 * started by hand. It and its start time name the run, so that two builds never share a server.
 */
record MavenRun(long pid, long startMillis) {

  static MavenRun current() {
    ProcessHandle self = ProcessHandle.current();
    // Surefire starts its JVM through a shell, so Maven is not the parent but the parent's parent.
    ProcessHandle run =
        Stream.iterate(
                self.parent(), Optional::isPresent, child -> child.flatMap(ProcessHandle::parent))
            .flatMap(Optional::stream)
            .filter(MavenRun::isJava)
            .findFirst()
            .orElse(self);
    return new MavenRun(run.pid(), startMillis(run));
  }

  /** The process, if it still runs; its number may have been given to another one since. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> startMillis(process) == startMillis);
  }

  /** Where the servers of this run say what their ports are. */
  Path folder() {
    Path root =
        Optional.ofNullable(System.getProperty("dreamlms.root"))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    try {
      // Absolute: the servers' processes have other working directories.
      return Files.createDirectories(
          root.toAbsolutePath().resolve("target/test-servers/" + pid + "-" + startMillis));
    } catch (IOException e) {
      throw new StoreException("No folder for the shared servers under " + root, e);
    }
  }

  private static boolean isJava(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> Path.of(command).getFileName().toString())
        .filter(name -> name.equals("java") || name.equals("java.exe"))
        .isPresent();
  }

  private static long startMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
