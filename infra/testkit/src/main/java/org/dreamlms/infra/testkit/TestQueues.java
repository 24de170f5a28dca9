package org.dreamlms.infra.testkit;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.dreamlms.infra.testkit.QueueStore.Redrive;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Queues of its own for one test class, on the one SQS server of the Maven run.
 *
 * <pre>{@code
 * @RegisterExtension static final TestQueues queues = new TestQueues();
 * }</pre>
 */
public final class TestQueues implements BeforeAllCallback {
  private static final Map<Class<?>, TestQueues> BY_CLASS = new ConcurrentHashMap<>();

  private final String prefix;

  public TestQueues() {
    this("queues");
  }

  private TestQueues(String label) {
    this.prefix = UniqueName.of(label, '-') + "-";
  }

  /** The queues of a class that cannot hold a field. */
  public static TestQueues forClass(Class<?> test) {
    return BY_CLASS.computeIfAbsent(test, key -> new TestQueues(key.getSimpleName()));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    endpoint();
  }

  /** Creates the queue, and its dead letter queue, under this class's prefix; returns its URL. */
  public URI create(Queue queue) {
    Redrive redrive = queue.redrive();
    Redrive own =
        redrive == null ? null : new Redrive(name(redrive.queue()), redrive.maxReceives());
    new QueueAdmin(endpoint())
        .create(new Queue(name(queue.name()), queue.visibilityTimeout(), own));
    return queueUrl(queue.name());
  }

  /** The full name of a queue that the test class calls by the short one. */
  public String name(String queue) {
    return prefix + queue;
  }

  /** The URL of a queue that the test class calls by the short name. */
  public URI queueUrl(String queue) {
    return QueueStore.queueUrl(SharedServer.QUEUES.port(), name(queue));
  }

  public URI endpoint() {
    return QueueStore.endpoint(SharedServer.QUEUES.port());
  }

  public String region() {
    return QueueStore.REGION;
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
