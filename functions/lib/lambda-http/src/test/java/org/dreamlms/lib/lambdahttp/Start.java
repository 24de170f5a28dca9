package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import java.util.HashMap;
import java.util.Map;

/** Starts a function as Lambda does: every bean at once, settings in environment variables. */
public final class Start {
  private Start() {}

  /** The caller closes it. */
  public static ApplicationContext with(Map<String, String> variables) {
    MapPropertySource environment =
        new MapPropertySource("variables", new HashMap<>(variables)) {
          @Override
          public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
          }
        };
    return ApplicationContext.builder()
        .eagerInitSingletons(true)
        .propertySources(environment)
        .start();
  }

  /**
   * Why it did not start, in the words of the innermost cause.
   *
   * @throws AssertionError when it did
   */
  public static String refusal(Map<String, String> variables, String name, String value) {
    Map<String, String> all = new HashMap<>(variables);
    all.put(name, value);
    try (ApplicationContext context = with(all)) {
      throw new AssertionError(name + " was taken: " + context.isRunning());
    } catch (RuntimeException refused) {
      Throwable cause = refused;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return String.valueOf(cause.getMessage());
    }
  }
}
