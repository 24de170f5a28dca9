package org.dreamlms.infra.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dreamlms.infra.local.LocalCloud;
import org.dreamlms.infra.local.LocalSettings;
import org.dreamlms.infra.local.runtime.RuntimeKind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One local cloud for all journeys of a run: real functions, real stores, a stand-in for DCS. Ends
 * with the run. The system property {@code dreamlms.runtime} chooses the runtime client, {@code
 * dreamlms.stores=localstack} puts LocalStack's S3 under the books.
 */
final class Running implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
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
    if (missing().isEmpty()) {
      cloud(context);
    }
  }

  /** For each journey by itself, so that each is reported by name as not run, with the reason. */
  @Override
  public void beforeEach(ExtensionContext context) {
    missing().ifPresent(Assumptions::abort);
  }

  private static Optional<String> missing() {
    return onLocalStack() ? LocalStackStores.missing() : Optional.empty();
  }

  private static boolean onLocalStack() {
    return System.getProperty("dreamlms.stores", "").equals("localstack");
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
    Held held = cloud(context);
    if (type == Client.class) {
      return new Client(held.cloud().apiUrl());
    }
    return type == Dcs.class ? new Dcs(held.standin()) : held.cloud();
  }

  private Held cloud(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent(name, ignored -> start(), Held.class);
  }

  private Held start() {
    Path root = Path.of(System.getProperty("dreamlms.root", "../.."));
    LocalSettings settings =
        change.apply(
            LocalSettings.throwAway(root.resolve("template.yaml"))
                .withRuntime(
                    RuntimeKind.valueOf(
                        System.getProperty("dreamlms.runtime", "automatic")
                            .toUpperCase(Locale.ROOT)))
                .withEnvironments(2)
                // The journeys log in often, all from one address; LoginIT says otherwise.
                .withVariable("Users", "LOGIN_LIMITS_PER_ADDRESS", "100000")
                .withVariable("Users", "LOGIN_LIMITS_PER_USER", "100000"));
    if (!onLocalStack()) {
      return new Held(LocalCloud.start(settings), Optional.empty());
    }
    try {
      LocalStackStores stores = LocalStackStores.start(Files.createTempDirectory("localstack"));
      return new Held(LocalCloud.start(stores.in(settings)), Optional.of(stores));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Closed by JUnit when the run ends.
   *
   * @param localStack what lies under the books instead of the cloud's own store
   */
  private record Held(LocalCloud cloud, Optional<LocalStackStores> localStack)
      implements ExtensionContext.Store.CloseableResource {

    URI standin() {
      return localStack
          .map(LocalStackStores::standinUrl)
          .orElseGet(() -> cloud.dcs().orElseThrow().baseUrl());
    }

    @Override
    public void close() {
      cloud.close();
      localStack.ifPresent(LocalStackStores::close);
    }
  }
}
