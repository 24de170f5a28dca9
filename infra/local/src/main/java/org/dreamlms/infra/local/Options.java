package org.dreamlms.infra.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.logs.LogStyle;
import org.dreamlms.infra.local.runtime.RuntimeKind;

/** The command line of {@code infra/local/up}. */
final class Options {
  static final String USAGE =
      """
      usage: infra/local/up [options]
        --port 8000           of the gateway; Function URLs get the next ones
        --fresh               starts with empty databases and buckets
        --environments 1      of each function, at most
        --warm                starts them ahead instead of on first use
        --debug FUNCTION      lets a debugger attach to it; the port is printed
        --no-schedules        schedule events do not fire by themselves
        --runtime native|in-process  a process for each environment, on AWS's runtime client; or all in one JVM (default: what runs here)
        --data .local         folder that keeps databases and files
        --template FILE       instead of template.yaml
        --parameter NAME=VALUE  a parameter of the template; may be repeated
        --json-logs           prints the functions' lines as they are
        --explain             says which parts of the template have no effect here, and why
        --help\
      """;

  private int port = 8000;
  private boolean fresh;
  private int environments = 1;
  private boolean warm;
  private Optional<String> debug = Optional.empty();
  private boolean schedules = true;
  private RuntimeKind runtime = RuntimeKind.AUTOMATIC;
  private Path data;
  private Path template;
  private final Map<String, String> parameters = new HashMap<>();
  private boolean jsonLogs;
  private boolean explain;
  private boolean help;

  private Options(Path root) {
    this.data = root.resolve(".local");
    this.template = root.resolve("template.yaml");
  }

  /**
   * @param root of the repository
   * @throws Refusal naming the argument that is not understood
   */
  static Options of(Path root, List<String> arguments) {
    Options options = new Options(root);
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--port" -> options.port = number(argument, value(argument, rest));
        case "--fresh" -> options.fresh = true;
        case "--environments" -> options.environments = number(argument, value(argument, rest));
        case "--warm" -> options.warm = true;
        case "--debug" -> options.debug = Optional.of(value(argument, rest));
        case "--no-schedules" -> options.schedules = false;
        case "--runtime" -> options.runtime = runtime(value(argument, rest));
        case "--data" -> options.data = Path.of(value(argument, rest));
        case "--template" -> options.template = Path.of(value(argument, rest));
        case "--parameter" -> options.parameter(value(argument, rest));
        case "--json-logs" -> options.jsonLogs = true;
        case "--explain" -> options.explain = true;
        case "--help", "-h" -> options.help = true;
        default -> throw new Refusal(argument + " is not known. infra/local/up --help lists all.");
      }
    }
    return options;
  }

  boolean explain() {
    return explain;
  }

  boolean help() {
    return help;
  }

  LocalSettings settings(Map<String, String> caller, boolean terminal) {
    // NO_COLOR: the convention of no-color.org.
    boolean coloured = terminal && caller.getOrDefault("NO_COLOR", "").isEmpty();
    LogStyle style = jsonLogs ? LogStyle.JSON : coloured ? LogStyle.COLOURED : LogStyle.PLAIN;
    return new LocalSettings(
        template,
        Optional.of(data),
        port,
        fresh,
        environments,
        warm,
        debug,
        schedules,
        runtime,
        style,
        parameters,
        Map.of(),
        caller,
        System.out,
        InstantSource.system());
  }

  private void parameter(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw new Refusal("--parameter takes NAME=VALUE, not " + pair + ".");
    }
    parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private static RuntimeKind runtime(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "native" -> RuntimeKind.NATIVE;
      case "in-process" -> RuntimeKind.IN_PROCESS;
      default -> throw new Refusal("--runtime is native or in-process, not " + word + ".");
    };
  }

  private static String value(String argument, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Refusal(argument + " needs a value. infra/local/up --help lists all.");
    }
    return rest.next();
  }

  private static int number(String argument, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new Refusal(argument + " needs a number, not " + value + ".", e);
    }
  }
}
