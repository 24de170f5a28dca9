package org.dreamlms.infra.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local in a process of its own, which ends when this JVM does, even if that is killed.
 *
 * <p>It accepts any credentials and region; all see the same tables. Development and tests only:
 * its licence is Amazon's own.
 */
public final class DynamoStore implements Store {
  /**
   * Where it runs.
   *
   * @param directory keeps the tables over restarts; null = in memory
   * @param port 0 = any free one
   */
  public record Settings(@Nullable Path directory, int port) {
    /** In memory, on any free port. */
    public static Settings throwAway() {
      return new Settings(null, 0);
    }

    public Settings in(Path directory) {
      return new Settings(directory, port);
    }

    public Settings onPort(int port) {
      return new Settings(directory, port);
    }
  }

  private final Process process;
  private final int port;
  private final StoreFolder folder;
  private final FolderLock lock;

  private DynamoStore(Process process, int port, StoreFolder folder, FolderLock lock) {
    this.process = process;
    this.port = port;
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Starts the process and waits until it answers (1.5 to 6 seconds).
   *
   * @throws StoreException when the port is taken, the folder in use, or the process ends
   */
  public static DynamoStore start(Settings settings) {
    int port = settings.port() == 0 ? 0 : FreePort.choose(settings.port(), "DynamoDB Local");
    StoreFolder folder = StoreFolder.of(settings.directory(), "dynamo");
    FolderLock lock = FolderLock.take(folder.path(), "DynamoDB Local");
    try {
      List<String> arguments = new ArrayList<>();
      // DynamoDB Local insists on a port of its own, which is replaced before it is used.
      arguments.addAll(
          List.of(Integer.toString(port), "-port", "8000", "-sharedDb", "-disableTelemetry"));
      if (folder.temporary()) {
        arguments.add("-inMemory");
      } else {
        arguments.addAll(List.of("-dbPath", folder.path().toString()));
      }
      Path log = folder.path().resolve("dynamodb-local.log");
      List<String> jars = classPath();
      Process process =
          ChildJvm.start(
              String.join(File.pathSeparator, jars),
              List.of("-Dsqlite4java.library.path=" + nativeLibrary(jars)),
              DynamoLocalProcess.class,
              arguments,
              log);
      int actual = Integer.parseInt(ChildJvm.awaitLine(process, log, "port: "));
      return new DynamoStore(process, actual, folder, lock);
    } catch (RuntimeException e) {
      lock.close();
      folder.deleteIfTemporary();
      throw e;
    }
  }

  @Override
  public int port() {
    return port;
  }

  public URI endpoint() {
    return endpoint(port);
  }

  static URI endpoint(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The process, for whoever shows or watches what runs. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    try (lock) {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    folder.deleteIfTemporary();
  }

  /** The jars of DynamoDB Local as Maven resolved them for testkit, and our own main class. */
  private static List<String> classPath() {
    List<String> jars = new ArrayList<>();
    try (InputStream file = DynamoStore.class.getResourceAsStream("dynamodb-local.classpath")) {
      if (file == null) {
        throw new StoreException("dynamodb-local.classpath is missing: build infra/testkit.", null);
      }
      jars.add(
          Path.of(DynamoStore.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .toString());
      String list = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
      jars.addAll(List.of(list.split("\\|", -1)));
      return jars;
    } catch (IOException | URISyntaxException e) {
      throw new StoreException("Could not read the class path of DynamoDB Local", e);
    }
  }

  /** sqlite4java looks for a library with the name of this system in one folder. */
  private static Path nativeLibrary(List<String> jars) {
    String os = System.getProperty("os.name");
    String name =
        os.startsWith("Windows")
            ? "sqlite4java-win32-x64"
            : os.startsWith("Mac") ? "libsqlite4java-osx" : "libsqlite4java-linux-amd64";
    return jars.stream()
        .map(Path::of)
        .filter(jar -> jar.getFileName().toString().startsWith(name))
        .findFirst()
        .map(Path::getParent)
        .orElseThrow(() -> new StoreException(name + " was not resolved by Maven.", null));
  }
}
