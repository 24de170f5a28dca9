package org.dreamlms.infra.testkit;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket of its own for one test class, on the one S3 server of the Maven run, which checks
 * signatures.
 *
 * <pre>{@code
 * @RegisterExtension static final TestBucket bucket = new TestBucket();
 * }</pre>
 *
 * <p>It is created when it is first asked for anything, and deleted with the server's folder.
 */
public final class TestBucket implements BeforeAllCallback {
  private static final Map<Class<?>, TestBucket> BY_CLASS = new ConcurrentHashMap<>();
  private static final S3Store.Settings SETTINGS = S3Store.Settings.throwAway();

  private final String label;
  private @Nullable String created;

  public TestBucket() {
    this("bucket");
  }

  private TestBucket(String label) {
    this.label = label;
  }

  /** The bucket of a class that cannot hold a field. */
  public static TestBucket forClass(Class<?> test) {
    return BY_CLASS.computeIfAbsent(test, key -> new TestBucket(key.getSimpleName()));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    name();
  }

  public synchronized String name() {
    if (created == null) {
      String name = UniqueName.of(label, '-');
      try (S3Client client = client()) {
        client.createBucket(create -> create.bucket(name));
      }
      created = name;
    }
    return created;
  }

  /** Scheme, host and port; to be used in path style. */
  public URI endpoint() {
    return S3Store.endpoint(SharedServer.S3.port());
  }

  public String region() {
    return S3Store.REGION;
  }

  public String accessKey() {
    return SETTINGS.accessKey();
  }

  public String secretKey() {
    return SETTINGS.secretKey();
  }

  /** A new client of the server; the caller closes it. */
  public S3Client client() {
    return S3Clients.at(endpoint(), accessKey(), secretKey());
  }
}
