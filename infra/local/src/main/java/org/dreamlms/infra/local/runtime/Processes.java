package org.dreamlms.infra.local.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A process for each environment, on the Runtime Interface Client and behind a Runtime API. */
final class Processes implements Sandbox.Maker {
  private final Launcher launcher;
  private final RuntimeApiServer runtimeApi = new RuntimeApiServer();

  /**
   * @param folder for the unpacked native library
   */
  Processes(Path folder) {
    this.launcher = new Launcher(folder);
  }

  @Override
  public Sandbox start(
      FunctionSpec function, String name, RuntimeSession session, Consumer<String> log) {
    RuntimeApiServer.Door door = runtimeApi.open(session);
    Process process = launcher.start(function, name, door.address());
    // Not a virtual thread: reading from a pipe holds its carrier, and once all carriers wait for
    // something to be
    // printed, nothing else of this JVM goes on.
    Thread.ofPlatform().daemon().name("log of " + name).start(() -> copyLog(process, log));
    process.onExit().thenAccept(ended -> session.exited(ended.exitValue()));
    return new OfProcess(process, door);
  }

  @Override
  public void close() {
    runtimeApi.close();
  }

  private static void copyLog(Process process, Consumer<String> log) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.accept(line);
      }
    } catch (IOException e) {
      // The process was killed while it printed.
    }
  }

  private record OfProcess(Process sandbox, RuntimeApiServer.Door door) implements Sandbox {
    @Override
    public void kill() {
      sandbox.destroyForcibly();
      door.close();
    }

    @Override
    public void awaitEnd() throws InterruptedException {
      sandbox.waitFor();
    }

    @Override
    public OptionalLong process() {
      return OptionalLong.of(sandbox.pid());
    }
  }
}
