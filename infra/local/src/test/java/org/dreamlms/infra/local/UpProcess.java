package org.dreamlms.infra.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program behind {@code infra/local/up} in a process of its own, over a template of tests. */
final class UpProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;
  private final StringBuilder printed = new StringBuilder();

  private UpProcess(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * @param folder gets the template and its function
   * @param variables in its environment, besides this process's own
   */
  static UpProcess start(
      Path folder, String template, Map<String, String> variables, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", classPath(), Up.class.getName(), folder.toString()));
    command.addAll(arguments);
    TestFunctions.in(folder, template);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    return new UpProcess(builder.start());
  }

  Process process() {
    return process;
  }

  /** Where the gateway is, once it is ready. */
  URI ready() throws IOException {
    return URI.create(line("ready: ").substring("ready: ".length()));
  }

  /** Waits for a line with this text, and returns it. */
  String line(String text) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      printed.append(line).append('\n');
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("It never printed \"" + text + "\":\n" + printed);
  }

  /** Everything that it printed, after it has ended. */
  String printed() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      printed.append(line).append('\n');
    }
    return printed.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** What surefire hands to the class loader; its own process has a jar that only refers to it. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
