package org.dreamlms.infra.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An SQS server inside this JVM, in memory: queues and messages are gone when it stops.
 *
 * <p>It accepts any credentials. A queue's URL is {@code
 * http://127.0.0.1:<port>/000000000000/<name>}.
 */
public final class QueueStore implements Store {
  public static final String REGION = "us-east-1";
  public static final String ACCOUNT = "000000000000";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  /**
   * A standard queue.
   *
   * @param visibilityTimeout how long a received message stays unseen by others
   * @param redrive where a message goes that nobody could process; null = nowhere
   */
  public record Queue(String name, Duration visibilityTimeout, @Nullable Redrive redrive) {
    public Queue {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("Not a name for a queue: " + name);
      }
      if (visibilityTimeout.isNegative() || visibilityTimeout.compareTo(Duration.ofHours(12)) > 0) {
        throw new IllegalArgumentException("Visibility timeout is 0 to 12 h: " + visibilityTimeout);
      }
    }

    /** With SQS's own default, 30 seconds. */
    public static Queue named(String name) {
      return new Queue(name, Duration.ofSeconds(30), null);
    }

    public Queue withVisibilityTimeout(Duration timeout) {
      return new Queue(name, timeout, redrive);
    }

    public Queue withDeadLetters(String queue, int maxReceives) {
      return new Queue(name, visibilityTimeout, new Redrive(queue, maxReceives));
    }
  }

  /**
   * Where messages go that nobody could process.
   *
   * @param queue the dead letter queue; it is created when it is not there
   * @param maxReceives after so many vain receives a message goes there, 1 to 1000
   */
  public record Redrive(String queue, int maxReceives) {
    public Redrive {
      if (maxReceives < 1 || maxReceives > 1000) {
        throw new IllegalArgumentException("Receives are 1 to 1000: " + maxReceives);
      }
    }
  }

  /**
   * Where it runs, and with which queues.
   *
   * @param port 0 = any free one
   */
  public record Settings(int port, List<Queue> queues) {
    public Settings {
      queues = List.copyOf(queues);
    }

    /** On any free port. */
    public static Settings throwAway(Queue... queues) {
      return new Settings(0, List.of(queues));
    }

    public Settings onPort(int port) {
      return new Settings(port, queues);
    }

    public Settings withQueues(List<Queue> queues) {
      return new Settings(port, queues);
    }
  }

  private final SQSRestServer server;
  private final int port;
  private final QueueAdmin admin;

  private QueueStore(SQSRestServer server, int port) {
    this.server = server;
    this.port = port;
    this.admin = new QueueAdmin(endpoint());
  }

  /**
   * Starts the server with its queues; it answers when this returns.
   *
   * @throws StoreException when the port is taken
   */
  public static QueueStore start(Settings settings) {
    int port = FreePort.choose(settings.port(), "SQS");
    try {
      SQSRestServer server =
          SQSRestServerBuilder.withInterface("127.0.0.1")
              .withPort(port)
              .withServerAddress(new NodeAddress("http", "127.0.0.1", port, ""))
              .withAWSRegion(REGION)
              .withAWSAccountId(ACCOUNT)
              .start();
      server.waitUntilStarted();
      QueueStore store = new QueueStore(server, port);
      settings.queues().forEach(store::create);
      return store;
    } catch (RuntimeException e) {
      throw new StoreException("SQS did not start on port " + port, e);
    }
  }

  /** Creates the queue, and its dead letter queue first; a queue that is there stays as it is. */
  public void create(Queue queue) {
    admin.create(queue);
  }

  @Override
  public int port() {
    return port;
  }

  public URI endpoint() {
    return endpoint(port);
  }

  static URI endpoint(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  public URI queueUrl(String name) {
    return queueUrl(port, name);
  }

  static URI queueUrl(int port, String name) {
    return URI.create(endpoint(port) + "/" + ACCOUNT + "/" + name);
  }

  /** The name by which template.yaml and event sources know a queue. */
  public static String queueArn(String name) {
    return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + name;
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
