package org.dreamlms.infra.local.inside;

import java.io.PrintStream;
import java.util.Map;
import org.dreamlms.infra.local.border.Exited;
import org.dreamlms.infra.local.border.Host;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the parts of {@link System} and {@link Runtime} that belong to a process. The
 * loader of a function makes its calls come here: names and types are those of the JDK, an instance
 * method takes its {@link Runtime} first.
 *
 * <p>Every environment has a copy of this class of its own, so what is static here is its alone.
 */
public final class Surroundings {
  @SuppressWarnings("NullAway.Init") // Before any code of the function runs.
  private static volatile Host host;

  private Surroundings() {}

  static void are(Host host) {
    Surroundings.host = host;
  }

  public static @Nullable String getenv(String name) {
    return host.variables().get(name);
  }

  public static Map<String, String> getenv() {
    return host.variables();
  }

  public static PrintStream out() {
    return host.out();
  }

  public static PrintStream err() {
    return host.out();
  }

  public static void exit(int status) {
    host.exited(status);
    throw new Exited(status);
  }

  public static void exit(Runtime runtime, int status) {
    exit(status);
  }

  public static void halt(Runtime runtime, int status) {
    exit(status);
  }

  /** Lambda kills its processes: no hook ever runs there, and here it would hold the function. */
  public static void addShutdownHook(Runtime runtime, Thread hook) {}

  public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
    return true;
  }
}
