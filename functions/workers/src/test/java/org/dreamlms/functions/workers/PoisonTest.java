package org.dreamlms.functions.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.testkit.TestQueues;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;

/** A real queue with dead letters, read as Lambda reads it. */
@Tag("QU2")
@Tag("QU6")
final class PoisonTest {
  @RegisterExtension static final TestQueues queues = new TestQueues();

  @Test
  void of_ten_the_poison_alone_comes_to_the_dead_letters_and_after_five_times() {
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    try (EventQueue queue = new EventQueue(queues, "events");
        ApplicationContext context =
            FollowEvents.withoutDcs(ApplicationContext.builder().properties(settings)).start()) {
      FollowEvents function = new FollowEvents(context);
      for (int i = 1; i <= 9; i++) {
        queue.send(EventQueue.order(i));
      }
      String poison = EventQueue.order("COMPLETE", 10, 2);
      queue.send(poison);

      int failures = 0;
      List<Message> letters = new ArrayList<>();
      for (int round = 0; letters.isEmpty() && round < 40; round++) {
        failures += queue.serve(function).size();
        letters.addAll(queue.deadLetters());
      }

      assertThat(letters).extracting(Message::body).containsExactly(poison);
      assertThat(failures).isEqualTo(EventQueue.GIVEN_UP_AFTER);
      assertThat(context.getBean(FakeEventLog.class).records()).hasSize(9);
      assertThat(queue.receive()).isEmpty();
    }
  }
}
