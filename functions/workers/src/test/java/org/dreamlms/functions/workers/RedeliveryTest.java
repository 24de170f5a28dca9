package org.dreamlms.functions.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.testkit.TestQueues;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.dcsevents.CallFaults;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.dcsevents.FakeFollowUps;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What a real queue gives a second time, and the real handler; stores and time are the test's. That
 * nothing undone is deleted is not the function's doing: {@code QueuePollerTest} of infra/local.
 */
final class RedeliveryTest {
  /** A day before SQS forgets what the dead letters hold. */
  private static final Duration THIRTEEN_DAYS = Duration.ofDays(13);

  @RegisterExtension static final TestQueues queues = new TestQueues();

  private final ApplicationContext context = started();
  private final FollowEvents function = new FollowEvents(context);
  private final CallFaults faults = context.getBean(CallFaults.class);
  private final FakeEventLog log = context.getBean(FakeEventLog.class);
  private final TickingClock clock = context.getBean(TickingClock.class);
  private EventQueue queue = new EventQueue(queues, "unused");

  @BeforeEach
  void aQueueOfItsOwn(TestInfo test) {
    queue.close();
    queue = new EventQueue(queues, test.getTestMethod().orElseThrow().getName().substring(0, 20));
  }

  @AfterEach
  void close() {
    queue.close();
    context.close();
  }

  @Tag("QU3")
  @Test
  void qu3_what_it_died_of_in_the_middle_of_a_batch_is_done_with_all_of_it_when_it_comes_back() {
    queue.send(EventQueue.order("AGAIN", 1, 1));
    queue.send(EventQueue.order("COMPLETE", 2, 1));
    queue.send(EventQueue.order("AGAIN", 3, 1));
    faults.at("order AGAIN", When.AFTER, RedeliveryTest::end);
    List<Message> batch = queue.receive();
    assertThat(batch).hasSize(3);

    assertThatThrownBy(() -> EventQueue.answer(function, batch)).isInstanceOf(Error.class);
    assertThat(log.records()).isEmpty();
    faults.none();
    queue.show(batch);

    assertThat(queue.serve(function)).isEmpty();
    assertThat(log.records())
        .singleElement()
        .matches(record -> record.id().equals(EventQueue.id(2)) && isDone(record));
    assertThat(sequences(1, 2, 3)).allMatch(sequence -> sequence > 0);
    assertThat(queue.receive()).isEmpty();
    assertThat(queue.deadLetters()).isEmpty();
  }

  @Tag("QU3")
  @Test
  void qu3_an_answer_that_nobody_heard_costs_fetches_and_changes_no_record() {
    for (int book = 1; book <= 5; book++) {
      queue.send(EventQueue.order(book));
    }
    List<Message> batch = queue.receive();
    // Out of time, or throttled before it was asked at all: the queue learns nothing of either.
    assertThat(EventQueue.answer(function, batch.subList(0, 3))).isEmpty();
    List<EventRecord> then = log.records();
    assertThat(then).hasSize(3);
    List<Long> before = sequences(1, 2, 3, 4, 5);
    clock.advance(Duration.ofMinutes(3));
    queue.show(batch);

    assertThat(queue.serve(function)).isEmpty();
    assertThat(log.records()).hasSize(5).containsAll(then).allMatch(this::isDone);
    List<Long> after = sequences(1, 2, 3, 4, 5);
    for (int i = 0; i < after.size(); i++) {
      assertThat(after.get(i)).isGreaterThan(before.get(i));
    }
    assertThat(queue.receive()).isEmpty();
  }

  @Tag("QU4")
  @Test
  void qu4_what_was_given_up_is_done_when_redriven_after_the_fix_and_once_more_is_harmless() {
    faults.at("invalidate", When.BEFORE, () -> new SharedStoreException("throttled"));
    for (int book = 1; book <= 3; book++) {
      queue.send(EventQueue.order(book));
    }
    List<Message> letters = new ArrayList<>();
    for (int round = 0; letters.size() < 3 && round < 40; round++) {
      queue.serve(function);
      letters.addAll(queue.deadLetters());
    }
    assertThat(letters).hasSize(3);
    assertThat(log.records()).isEmpty();

    faults.none();
    clock.advance(THIRTEEN_DAYS);
    assertThat(queue.serve(function, queue.redriven(letters))).isEmpty();
    assertThat(queue.deadLetters()).isEmpty();
    List<EventRecord> done = log.records();
    assertThat(done).hasSize(3).allMatch(this::isDone);
    assertThat(queue.receive()).isEmpty();

    List<Long> before = sequences(1, 2, 3);
    // As by somebody who has kept the letters and sends them himself.
    letters.forEach(letter -> queue.send(letter.body()));
    assertThat(queue.serve(function)).isEmpty();
    assertThat(log.records()).isEqualTo(done);
    assertThat(sequences(1, 2, 3).getFirst()).isGreaterThan(before.getFirst());
    assertThat(context.getBean(FakeFollowUps.class).orders()).hasSize(6);
    assertThat(queue.receive()).isEmpty();
  }

  /** Nobody catches it: the function is gone. */
  private static RuntimeException end() {
    throw new AssertionError("killed");
  }

  private boolean isDone(EventRecord record) {
    return record.isDoneAt(clock.instant());
  }

  private List<Long> sequences(int... books) {
    HybridCache cache = context.getBean(HybridCache.class);
    List<Long> sequences = new ArrayList<>();
    for (int book : books) {
      var tag = org.dreamlms.lib.hybridcache.Tag.of("book:" + book);
      sequences.add(cache.lastInvalidations(List.of(tag)).byTag().getOrDefault(tag, 0L));
    }
    return sequences;
  }

  private static ApplicationContext started() {
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put(ReconcileBeans.PROPERTY, "true");
    settings.put("cache.table", "unused");
    return FollowEvents.withoutDcs(ApplicationContext.builder().properties(settings)).start();
  }
}
