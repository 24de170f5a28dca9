package org.dreamlms.infra.local.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dreamlms.infra.local.child.EnvironmentMain;

/**
 * Starts the process of an environment: a JVM as the managed runtime {@code java25} starts it, with
 * only the Runtime Interface Client on its class path; the function's classes are loaded from the
 * task root.
 */
final class Launcher {
  /** The managed runtime leaves 15 % of the memory to what is not heap. */
  private static final int HEAP_PERCENT = 85;

  private static final String NATIVE_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Path java;
  private final String classPath;
  private final Path nativeLibrary;

  /**
   * @param folder where the native library is unpacked to
   * @throws IllegalStateException when there is none for this machine
   */
  Launcher(Path folder) {
    this.java = Path.of(System.getProperty("java.home"), "bin", "java");
    this.classPath = classPath();
    this.nativeLibrary =
        NativeLibrary.unpack(
            NativeLibrary.nameHere()
                .orElseThrow(() -> new IllegalStateException("no native library for this machine")),
            folder);
  }

  /**
   * @param stream the environment's name, which stands for the log stream
   */
  Process start(FunctionSpec function, String stream, String runtimeApi) {
    ProcessBuilder builder =
        new ProcessBuilder(command(function))
            // The client takes the task root from the working directory.
            .directory(function.codeUri().toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    Map<String, String> own = new LinkedHashMap<>();
    // Nothing of this machine's user: a profile or proxy of his would change what functions do.
    Stream.of("PATH", "SystemRoot", "TMPDIR", "TEMP")
        .forEach(
            name -> Optional.ofNullable(environment.get(name)).ifPresent(v -> own.put(name, v)));
    environment.clear();
    environment.putAll(own);
    environment.putAll(LambdaVariables.with(function, stream));
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    function.debugPort().ifPresent(ReservedPort::close);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The process of " + function.name() + " did not start", e);
    }
  }

  List<String> command(FunctionSpec function) {
    String wished = function.variables().getOrDefault("JAVA_TOOL_OPTIONS", "");
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    // What stands on the command line wins over JAVA_TOOL_OPTIONS, so leave out what is set there.
    if (!wished.contains("TieredStopAtLevel") && !wished.contains("TieredCompilation")) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    if (!wished.contains("-XX:+Use")) {
      command.add("-XX:+UseSerialGC");
    }
    if (!wished.contains("-Xmx") && !wished.contains("MaxHeapSize")) {
      command.add("-XX:MaxHeapSize=" + function.memoryMegabytes() * HEAP_PERCENT / 100 + "m");
    }
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-D" + NATIVE_PROPERTY + "=" + nativeLibrary);
    function
        .debugPort()
        .ifPresent(
            port ->
                command.add(
                    "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:"
                        + port.number()));
    command.addAll(List.of("-cp", classPath(function), EnvironmentMain.class.getName()));
    command.add(function.handler());
    return command;
  }

  private String classPath(FunctionSpec function) {
    return Stream.concat(Stream.of(classPath), function.classPath().stream().map(Path::toString))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jars of the Runtime Interface Client and the classes of this module. */
  private static String classPath() {
    return Stream.concat(
            Stream.of(RuntimeClient.placeOf(EnvironmentMain.class)), RuntimeClient.jars().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
