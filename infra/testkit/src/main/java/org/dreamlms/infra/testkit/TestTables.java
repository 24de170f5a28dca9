package org.dreamlms.infra.testkit;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A prefix for table names of its own for one test class, on the one DynamoDB Local of the Maven
 * run.
 *
 * <pre>{@code
 * @RegisterExtension static final TestTables tables = new TestTables();
 * }</pre>
 *
 * <p>The test creates its tables itself; they are in memory and end with the server.
 */
public final class TestTables implements BeforeAllCallback {
  private static final Map<Class<?>, TestTables> BY_CLASS = new ConcurrentHashMap<>();

  private final String prefix;

  public TestTables() {
    this("tables");
  }

  private TestTables(String label) {
    this.prefix = UniqueName.of(label, '-') + "-";
  }

  /** The prefix of a class that cannot hold a field. */
  public static TestTables forClass(Class<?> test) {
    return BY_CLASS.computeIfAbsent(test, key -> new TestTables(key.getSimpleName()));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    endpoint();
  }

  /** The full name of a table that the test class calls by the short one. */
  public String name(String table) {
    return prefix + table;
  }

  public String prefix() {
    return prefix;
  }

  public URI endpoint() {
    return DynamoStore.endpoint(SharedServer.DYNAMO.port());
  }

  public String region() {
    return "us-east-1";
  }

  /** Any credentials will do. */
  public String accessKey() {
    return "local";
  }

  /** Any credentials will do. */
  public String secretKey() {
    return "local";
  }
}
