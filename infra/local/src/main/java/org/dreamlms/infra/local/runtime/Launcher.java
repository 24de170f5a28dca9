package org.dreamlms.infra.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Optional<Path> nativeLibrary;

  /**
   * @param folder where the native library is unpacked to
   * @param runtime which loop environments run
   */
  Launcher(Path folder, RuntimeKind runtime) {
    this.java = Path.of(System.getProperty("java.home"), "bin", "java");
    this.classPath = classPath();
    this.nativeLibrary =
        runtime.chosen() == RuntimeKind.NATIVE
            ? NativeLibrary.nameHere().map(name -> NativeLibrary.unpack(name, folder))
            : Optional.empty();
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
    environment.putAll(function.variables());
    environment.putAll(lambdaVariables(function, stream, runtimeApi));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The process of " + function.name() + " did not start", e);
    }
  }

  /**
   * Lambda's own variables. Source: Lambda Developer Guide, "Defined runtime environment
   * variables".
   */
  static Map<String, String> lambdaVariables(
      FunctionSpec function, String stream, String runtimeApi) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("_HANDLER", function.handler());
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
    // AWS_Lambda_java25 there: by it functions know that they are deployed, and refuse local keys.
    variables.put("AWS_EXECUTION_ENV", "Local_java25");
    variables.put("LAMBDA_TASK_ROOT", function.codeUri().toString());
    variables.put("LAMBDA_RUNTIME_DIR", function.codeUri().toString());
    variables.put("TZ", "UTC");
    variables.put("LANG", "en_US.UTF-8");
    if (function.jsonLogs()) {
      variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
      variables.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
    }
    return variables;
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
    nativeLibrary.ifPresent(library -> command.add("-D" + NATIVE_PROPERTY + "=" + library));
    function
        .debugPort()
        .ifPresent(
            port ->
                command.add(
                    "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:"
                        + port));
    command.addAll(List.of("-cp", classPath(function), EnvironmentMain.class.getName()));
    command.add(nativeLibrary.isPresent() ? "native" : "java");
    command.add(function.handler());
    return command;
  }

  private String classPath(FunctionSpec function) {
    return Stream.concat(Stream.of(classPath), function.classPath().stream().map(Path::toString))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jars of the Runtime Interface Client and the classes of this module. */
  private static String classPath() {
    Set<String> places = new LinkedHashSet<>();
    places.add(place(EnvironmentMain.class));
    places.add(place(AWSLambda.class));
    for (String other :
        List.of(
            "com.amazonaws.services.lambda.runtime.LambdaRuntime",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal")) {
      try {
        places.add(place(Class.forName(other, false, Launcher.class.getClassLoader())));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("The Runtime Interface Client is not whole: " + other, e);
      }
    }
    return String.join(File.pathSeparator, places);
  }

  private static String place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
