package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.dreamlms.infra.testkit.QueueStore.Queue;
import org.dreamlms.infra.testkit.TestQueues;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.hybridcache.FirstSwallowed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Log and queue as a function has them, over a connection that died while all was frozen. */
final class SilentlyDeadTest {
  @RegisterExtension static final TestTables tables = new TestTables();
  @RegisterExtension static final TestQueues queues = new TestQueues();

  private final Properties before = new Properties();

  @BeforeEach
  void keys() {
    before.putAll(System.getProperties());
    System.setProperty("aws.region", tables.region());
    System.setProperty("aws.accessKeyId", tables.accessKey());
    System.setProperty("aws.secretAccessKey", tables.secretKey());
  }

  @AfterEach
  void keysOfBefore() {
    System.setProperties(before);
  }

  @Tag("DY1")
  @Test
  void dy1_there_is_time_for_another_connection_to_the_table() throws IOException {
    String table = EventTable.create(tables);
    try (FirstSwallowed way = FirstSwallowed.before(tables.endpoint());
        ApplicationContext context = context(table, "unused", way.address().toString())) {
      assertThat(context.getBean(EventLog.class).find(Samples.id("x"))).isEmpty();
    }
  }

  @Tag("WH13")
  @Test
  void wh13_there_is_time_for_another_connection_to_the_queue() throws IOException {
    String url = queues.create(Queue.named("dead-" + System.nanoTime())).toString();
    System.setProperty("aws.accessKeyId", queues.accessKey());
    System.setProperty("aws.secretAccessKey", queues.secretKey());
    try (FirstSwallowed way = FirstSwallowed.before(queues.endpoint());
        ApplicationContext context = context("unused", url, "")) {
      System.setProperty("aws.endpointUrlSqs", way.address().toString());

      assertThatCode(
              () ->
                  context
                      .getBean(FollowUps.class)
                      .order(new FollowUp(Step.COMPLETE, Samples.book("x", 1))))
          .doesNotThrowAnyException();
    }
  }

  private static ApplicationContext context(String table, String url, String dynamo) {
    ApplicationContext context =
        ApplicationContext.run(
            Map.of(
                "events.table", table,
                "events.queue-url", url,
                "events.timeout", "10s",
                "dynamodb.endpoint", dynamo));
    context.registerSingleton(RemainingTime.class, () -> Duration.ofSeconds(20));
    context.registerSingleton(InstantSource.class, () -> Samples.NOON);
    return context;
  }
}
