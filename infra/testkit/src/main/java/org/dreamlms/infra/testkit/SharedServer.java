package org.dreamlms.infra.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One server of each kind for all test JVMs of one Maven run.
 *
 * <p>The first test that asks starts it in a process of its own ({@link ServerHost}), under a file
 * lock; later JVMs find its port in a file:
 *
 * <pre>
 * target/test-servers/{pid of Maven}-{its start}/postgres.lock   held while one JVM looks or starts
 *                                                postgres.port   the port, written when it answers
 *                                                postgres.log    what the server said
 * </pre>
 */
enum SharedServer {
  POSTGRES,
  DYNAMO,
  S3,
  QUEUES;

  private static final Map<SharedServer, Integer> PORTS = new ConcurrentHashMap<>();

  /** The port of the server, which is started when this run has none yet. */
  int port() {
    return PORTS.computeIfAbsent(this, SharedServer::find);
  }

  private int find() {
    MavenRun run = MavenRun.current();
    Path folder = run.folder();
    try (FileChannel channel =
        FileChannel.open(
            file(folder, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Waits for the other JVMs; given back when the file is closed.
      channel.lock();
      return running(folder).orElseGet(() -> start(run, folder));
    } catch (IOException e) {
      throw new StoreException("Could not share " + this, e);
    }
  }

  private Optional<Integer> running(Path folder) throws IOException {
    Path file = file(folder, ".port");
    return Files.exists(file)
        ? Optional.of(Integer.valueOf(Files.readString(file).strip())).filter(FreePort::answers)
        : Optional.empty();
  }

  private int start(MavenRun run, Path folder) {
    Path log = file(folder, ".log");
    Process host =
        ChildJvm.start(
            ServerHost.class,
            List.of(
                name(),
                Long.toString(run.pid()),
                Long.toString(run.startMillis()),
                folder.toString()),
            log);
    int started = Integer.parseInt(ChildJvm.awaitLine(host, log, "port: "));
    try {
      Path written = Files.writeString(file(folder, ".port.new"), Integer.toString(started));
      Files.move(written, file(folder, ".port"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return started;
  }

  /** Removes what was written, and the folder with the last of its servers. */
  void forget(Path folder) throws IOException {
    for (String ending : List.of(".port", ".lock", ".log")) {
      Files.deleteIfExists(file(folder, ending));
    }
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException others) {
      // Another server of the same run is about to do it.
    }
  }

  private Path file(Path folder, String ending) {
    return folder.resolve(name().toLowerCase(Locale.ROOT) + ending);
  }
}
