package org.dreamlms.functions.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dreamlms.infra.testkit.TestQueues;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.EventQuery;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventTable;
import org.dreamlms.lib.dcsevents.Outcome;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreOnDynamo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * One message in the hands of two environments, because the first took longer than it was hidden: a
 * real queue, real tables.
 */
final class TwoWorkersTest {
  private static final int BOOK = 12;

  @RegisterExtension static final TestQueues queues = new TestQueues();
  @RegisterExtension static final TestTables tables = new TestTables();

  private static SharedStoreOnDynamo shared;

  @BeforeAll
  static void start() {
    shared = SharedStoreOnDynamo.start(tables);
    // It puts back the system's properties at its end.
    System.setProperty("aws.endpointUrlSqs", queues.endpoint().toString());
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @Tag("QU1")
  @RepeatedTest(5)
  void qu1_two_workers_with_one_message_at_once_leave_one_record(RepetitionInfo repetition)
      throws Exception {
    try (EventQueue queue = new EventQueue(queues, "both" + repetition.getCurrentRepetition())) {
      Map<String, Object> settings = settings(queue);
      try (ApplicationContext one = started(settings);
          ApplicationContext other = started(settings);
          ExecutorService threads = Executors.newFixedThreadPool(2)) {
        FollowEvents first = new FollowEvents(one);
        FollowEvents second = new FollowEvents(other);
        queue.send(EventQueue.order(BOOK));
        List<Message> early = queue.receive();
        queue.show(early);
        List<Message> late = queue.receive();
        assertThat(late).extracting(Message::messageId).containsExactly(id(early));

        CyclicBarrier both = new CyclicBarrier(2);
        Future<Set<String>> slow = threads.submit(() -> atOnce(both, first, early));
        Future<Set<String>> quick = threads.submit(() -> atOnce(both, second, late));
        assertThat(slow.get()).isEmpty();
        assertThat(quick.get()).isEmpty();
        // Who is late has the message now: the handle of the other is no longer good.
        queue.delete(late);

        EventRecord record = onlyRecord(one);
        assertThat(record.outcome()).isEqualTo(Outcome.DONE);
        assertThat(record.sequence()).isNotNull().isLessThanOrEqualTo(invalidated(other));
        int again = 0;
        for (List<Message> left = queue.receive(); !left.isEmpty(); left = queue.receive()) {
          again += left.size();
          assertThat(left).allMatch(message -> message.body().contains("AGAIN"));
          assertThat(queue.serve(first, left)).isEmpty();
        }
        assertThat(again).isBetween(1, 2);
        queue.send(EventQueue.order(BOOK));
        assertThat(queue.serve(second)).isEmpty();
        assertThat(onlyRecord(other)).isEqualTo(record);
        assertThat(queue.deadLetters()).isEmpty();
      }
    }
  }

  private static Set<String> atOnce(
      CyclicBarrier both, FollowEvents function, List<Message> messages) throws Exception {
    both.await();
    return EventQueue.answer(function, messages);
  }

  private static String id(List<Message> messages) {
    assertThat(messages).hasSize(1);
    return messages.getFirst().messageId();
  }

  private static EventRecord onlyRecord(ApplicationContext context) {
    List<EventRecord> all =
        new ArrayList<>(
            context
                .getBean(EventLog.class)
                .list(new EventQuery(EventQuery.MOST, null, null, null))
                .records());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static long invalidated(ApplicationContext context) {
    var tag = org.dreamlms.lib.hybridcache.Tag.of("book:" + BOOK);
    return context
        .getBean(HybridCache.class)
        .lastInvalidations(List.of(tag))
        .byTag()
        .getOrDefault(tag, 0L);
  }

  private static Map<String, Object> settings(EventQueue queue) {
    Map<String, Object> settings = new HashMap<>(shared.settings());
    settings.put("cache.timeout", "10s");
    settings.put("events.timeout", "10s");
    settings.put("events.table", EventTable.create(tables));
    settings.put("events.queue-url", queue.url());
    settings.put("events.again-after", "0s");
    return settings;
  }

  private static ApplicationContext started(Map<String, Object> settings) {
    return FollowEvents.withoutDcs(ApplicationContext.builder().properties(settings)).start();
  }
}
