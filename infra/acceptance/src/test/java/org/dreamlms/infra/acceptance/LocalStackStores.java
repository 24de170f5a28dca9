package org.dreamlms.infra.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.infra.dcsstandin.ObjectStoreSettings;
import org.dreamlms.infra.local.LocalSettings;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack's S3 in place of ours for the books, for the opt-in profile {@code localstack}. Needs
 * a Docker engine, and the token that LocalStack's images ask for.
 */
final class LocalStackStores implements AutoCloseable {
  /** The variable that LocalStack itself reads. */
  static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

  private final LocalStackContainer container;
  private final DcsStandin standin;

  private LocalStackStores(LocalStackContainer container, DcsStandin standin) {
    this.container = container;
    this.standin = standin;
  }

  /** Why the journeys cannot run here; empty when they can. */
  static Optional<String> missing() {
    if (System.getenv().getOrDefault(TOKEN, "").isBlank()) {
      return Optional.of("not run: LocalStack journeys: " + TOKEN + " is not set");
    }
    return DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of("not run: LocalStack journeys: no Docker engine answers");
  }

  static LocalStackStores start(Path folder) {
    LocalStackContainer container =
        new LocalStackContainer(DockerImageName.parse("localstack/localstack:latest"))
            .withServices("s3")
            .withEnv(TOKEN, System.getenv().getOrDefault(TOKEN, ""))
            // Without it LocalStack takes any signature, and half of the journeys would prove
            // nothing.
            .withEnv("S3_SKIP_SIGNATURE_VALIDATION", "0");
    container.start();
    URI endpoint = container.getEndpoint();
    DcsStandin standin =
        DcsStandin.start(
            DcsStandinSettings.in(
                folder,
                new ObjectStoreSettings.S3(
                    endpoint, endpoint, container.getAccessKey(), container.getSecretKey())));
    return new LocalStackStores(container, standin);
  }

  /** The settings of a cloud that takes them for a real DCS and its bucket. */
  LocalSettings in(LocalSettings settings) {
    return settings
        .calledWith("DCS_BASE_URL", standin.baseUrl().toString())
        .calledWith("DCS_EMAIL", "admin@admin.com")
        .calledWith("DCS_PASSWORD", "admin")
        .calledWith("BOOKS_S3_ENDPOINT", container.getEndpoint().toString())
        .calledWith("BOOKS_S3_PUBLIC_ENDPOINT", container.getEndpoint().toString())
        .calledWith("BOOKS_S3_REGION", container.getRegion())
        .calledWith("BOOKS_S3_BUCKET", "publishers")
        .calledWith("BOOKS_S3_ACCESS_KEY", container.getAccessKey())
        .calledWith("BOOKS_S3_SECRET_KEY", container.getSecretKey());
  }

  URI standinUrl() {
    return standin.baseUrl();
  }

  @Override
  public void close() {
    standin.close();
    container.stop();
  }
}
