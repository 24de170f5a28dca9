package org.dreamlms.infra.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.logs.LogStyle;
import org.dreamlms.infra.local.runtime.RuntimeKind;

/**
 * How a local cloud starts.
 *
 * @param template path of template.yaml
 * @param data folder that keeps databases and files; empty = temporary, deleted at the end
 * @param port of the gateway; 0 = any free one
 * @param fresh whether the data folder is emptied first
 * @param environments of each function, at most
 * @param warm whether they start ahead
 * @param debug function that a debugger may attach to
 * @param schedules whether schedule events fire
 * @param parameters of the template
 * @param extraVariables by function name, or {@code *} for all: set whether the template declares
 *     them or not; for tests
 * @param caller the environment this program was started in: DCS_*, BOOKS_S3_*, LMS_DEMO_PASSWORD
 *     and secrets of the template are taken from it
 * @param clock stamps events
 */
public record LocalSettings(
    Path template,
    Optional<Path> data,
    int port,
    boolean fresh,
    int environments,
    boolean warm,
    Optional<String> debug,
    boolean schedules,
    RuntimeKind runtime,
    LogStyle logStyle,
    Map<String, String> parameters,
    Map<String, Map<String, String>> extraVariables,
    Map<String, String> caller,
    PrintStream out,
    InstantSource clock) {

  public LocalSettings {
    if (port < 0 || port > 65_535) {
      throw new Refusal("--port is a number from 0 to 65535, not " + port + ".");
    }
    if (environments < 1 || environments > 100) {
      throw new Refusal("--environments is a number from 1 to 100, not " + environments + ".");
    }
    parameters = Map.copyOf(parameters);
    extraVariables = Map.copyOf(extraVariables);
    caller = Map.copyOf(caller);
    if (caller.containsKey(FirstSteps.PASSWORD_VARIABLE)
        && caller.get(FirstSteps.PASSWORD_VARIABLE).isBlank()) {
      throw new Refusal(
          FirstSteps.PASSWORD_VARIABLE
              + " is blank. Give it a value, or unset it for the default.");
    }
  }

  /** Without parameters and variables: there are secrets among them. */
  @Override
  public String toString() {
    return "LocalSettings[template=" + template + ", data=" + data + ", port=" + port + "]";
  }

  /** On any free port, in a temporary folder, without colours and schedules: for tests. */
  public static LocalSettings throwAway(Path template) {
    return new LocalSettings(
        template,
        Optional.empty(),
        0,
        false,
        1,
        false,
        Optional.empty(),
        false,
        RuntimeKind.AUTOMATIC,
        LogStyle.PLAIN,
        Map.of(),
        Map.of(),
        Map.of(),
        System.out,
        InstantSource.system());
  }

  public LocalSettings withData(Path folder) {
    return new LocalSettings(
        template,
        Optional.of(folder),
        port,
        fresh,
        environments,
        warm,
        debug,
        schedules,
        runtime,
        logStyle,
        parameters,
        extraVariables,
        caller,
        out,
        clock);
  }

  public LocalSettings withEnvironments(int number) {
    return new LocalSettings(
        template,
        data,
        port,
        fresh,
        number,
        warm,
        debug,
        schedules,
        runtime,
        logStyle,
        parameters,
        extraVariables,
        caller,
        out,
        clock);
  }

  /** All environments start ahead. */
  public LocalSettings warmed() {
    return new LocalSettings(
        template,
        data,
        port,
        fresh,
        environments,
        true,
        debug,
        schedules,
        runtime,
        logStyle,
        parameters,
        extraVariables,
        caller,
        out,
        clock);
  }

  /** A debugger may attach to this function. */
  public LocalSettings debugging(String function) {
    return new LocalSettings(
        template,
        data,
        port,
        fresh,
        environments,
        warm,
        Optional.of(function),
        schedules,
        runtime,
        logStyle,
        parameters,
        extraVariables,
        caller,
        out,
        clock);
  }

  public LocalSettings withRuntime(RuntimeKind kind) {
    return new LocalSettings(
        template,
        data,
        port,
        fresh,
        environments,
        warm,
        debug,
        schedules,
        kind,
        logStyle,
        parameters,
        extraVariables,
        caller,
        out,
        clock);
  }

  /**
   * @param function its name, or {@code *} for all
   */
  public LocalSettings withVariable(String function, String name, String value) {
    Map<String, Map<String, String>> all = new HashMap<>(extraVariables);
    Map<String, String> own = new HashMap<>(all.getOrDefault(function, Map.of()));
    own.put(name, value);
    all.put(function, own);
    return new LocalSettings(
        template,
        data,
        port,
        fresh,
        environments,
        warm,
        debug,
        schedules,
        runtime,
        logStyle,
        parameters,
        all,
        caller,
        out,
        clock);
  }

  /** As if this variable were set where {@code infra/local/up} is called. */
  public LocalSettings calledWith(String name, String value) {
    Map<String, String> variables = new HashMap<>(caller);
    variables.put(name, value);
    return new LocalSettings(
        template,
        data,
        port,
        fresh,
        environments,
        warm,
        debug,
        schedules,
        runtime,
        logStyle,
        parameters,
        extraVariables,
        variables,
        out,
        clock);
  }

  /** Where everything is printed. */
  public LocalSettings printingTo(PrintStream stream) {
    return new LocalSettings(
        template,
        data,
        port,
        fresh,
        environments,
        warm,
        debug,
        schedules,
        runtime,
        logStyle,
        parameters,
        extraVariables,
        caller,
        stream,
        clock);
  }
}
