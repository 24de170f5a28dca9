package org.dreamlms.infra.acceptance;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.dreamlms.infra.local.LocalCloud;
import org.dreamlms.infra.local.LocalSettings;
import org.dreamlms.infra.local.runtime.RuntimeKind;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One local cloud for all journeys of a run: real functions, real stores, a stand-in for DCS. Ends
 * with the run. The system property {@code dreamlms.runtime} chooses the runtime client.
 */
final class Running implements BeforeAllCallback, ParameterResolver {
  static final String PASSWORD = "dream-local";

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(Running.class);

  private final String name;
  private final UnaryOperator<LocalSettings> change;

  Running() {
    this("usual", UnaryOperator.identity());
  }

  /**
   * A cloud of its own, with other settings.
   *
   * @param name tells it from the usual one
   */
  Running(String name, UnaryOperator<LocalSettings> change) {
    this.name = name;
    this.change = change;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    cloud(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Client.class
        || parameter.getParameter().getType() == Dcs.class
        || parameter.getParameter().getType() == LocalCloud.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    LocalCloud cloud = cloud(context).cloud();
    if (type == Client.class) {
      return new Client(cloud.apiUrl());
    }
    return type == Dcs.class ? new Dcs(cloud.dcs().orElseThrow().baseUrl()) : cloud;
  }

  private Held cloud(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent(name, ignored -> new Held(start()), Held.class);
  }

  private LocalCloud start() {
    Path root = Path.of(System.getProperty("dreamlms.root", "../.."));
    return LocalCloud.start(
        change.apply(
            LocalSettings.throwAway(root.resolve("template.yaml"))
                .withRuntime(
                    RuntimeKind.valueOf(
                        System.getProperty("dreamlms.runtime", "automatic")
                            .toUpperCase(Locale.ROOT)))
                .withEnvironments(2)));
  }

  /** Closed by JUnit when the run ends. */
  private record Held(LocalCloud cloud) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      cloud.close();
    }
  }
}
