package org.dreamlms.infra.acceptance;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link Browser} for all journeys of a class. A journey that fails leaves a screenshot in
 * {@code target/screenshots}. Without a browser each journey is reported by name as not run; where
 * {@code CI} is {@code true} it fails.
 */
final class Chromium implements BeforeEachCallback, AfterTestExecutionCallback, ParameterResolver {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(Chromium.class);
  private static final Path TARGET = Path.of("target");

  @Override
  public void beforeEach(ExtensionContext context) {
    Optional<String> missing = Browser.missing();
    if (missing.isPresent() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(missing.get());
    }
    missing.ifPresent(why -> Assumptions.abort("not run: browser journeys: " + why));
    browser(context).open(FrontEnd.ORIGIN);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent() && Browser.missing().isEmpty()) {
      browser(context)
          .screenshot(
              TARGET
                  .resolve("screenshots")
                  .resolve(
                      context.getRequiredTestClass().getSimpleName()
                          + "."
                          + context.getRequiredTestMethod().getName()
                          + ".png"));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return browser(context);
  }

  /** Kept with the class, so that it ends with it. */
  private static Browser browser(ExtensionContext context) {
    ExtensionContext ofClass = context.getParent().orElse(context);
    return ofClass
        .getStore(HERE)
        .getOrComputeIfAbsent(
            Held.class,
            ignored -> new Held(Browser.start(TARGET.resolve("chromedriver.log"))),
            Held.class)
        .browser();
  }

  private record Held(Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
    }
  }
}
