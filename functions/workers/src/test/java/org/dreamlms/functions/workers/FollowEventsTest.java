package org.dreamlms.functions.workers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.dcsevents.CallFaults;
import org.dreamlms.lib.dcsevents.CallFaults.When;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.dcsevents.FakeFollowUps;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.dreamlms.lib.dcsevents.KnownEvent;
import org.dreamlms.lib.dcsevents.Outcome;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.hybridcache.Tag;
import org.dreamlms.lib.lambdahttp.TestContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches of the queue through the real handler; stores in memory. */
final class FollowEventsTest {
  private static final TestContext TIME = new TestContext(Duration.ofSeconds(30));
  private static final EventId ID = EventId.of("a body".getBytes(UTF_8));

  private final ApplicationContext context = started();
  private final FollowEvents function = new FollowEvents(context);
  private final CallFaults faults = context.getBean(CallFaults.class);
  private final FakeEventLog log = context.getBean(FakeEventLog.class);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void an_order_to_do_it_again_invalidates_the_same_tags_and_nothing_else() {
    assertThat(run(message("AGAIN", "12"))).isEmpty();

    assertThat(sequences("book:12", "books", "book:13")).containsExactly(1L, 1L, 0L);
    assertThat(faults.calls()).containsExactly("invalidate");
    assertThat(log.records()).isEmpty();
  }

  @Test
  void an_order_to_complete_does_all_that_the_delivery_could_not() {
    assertThat(run(message("COMPLETE", "12"))).isEmpty();

    assertThat(faults.calls()).containsExactly("invalidate", "order AGAIN", "done");
    assertThat(log.records()).singleElement().matches(one -> one.outcome() == Outcome.DONE);
    assertThat(context.getBean(FakeFollowUps.class).orders())
        .containsExactly(
            new FollowUp(Step.AGAIN, new KnownEvent(ID, CatalogTags.BOOK_UPDATED, 12)));
  }

  @Test
  void an_event_of_nobody_knows_what_invalidates_everything() {
    assertThat(run(message("AGAIN", "null"))).isEmpty();

    assertThat(context.getBean(HybridCache.class).lastInvalidations(List.of()).sequence())
        .isEqualTo(1);
    assertThat(sequences("book:12")).containsExactly(0L);
  }

  @org.junit.jupiter.api.Tag("QU1")
  @Test
  void qu1_an_order_that_comes_twice_or_late_costs_one_more_fetch_and_changes_no_record() {
    run(message("COMPLETE", "12"));
    var record = log.records().getFirst();

    assertThat(run(message("AGAIN", "12"), message("COMPLETE", "12"), message("AGAIN", "12")))
        .isEmpty();

    assertThat(log.records()).containsExactly(record);
    assertThat(record.sequence()).isEqualTo(1);
    assertThat(sequences("book:12")).containsExactly(4L);
  }

  @org.junit.jupiter.api.Tag("QU2")
  @org.junit.jupiter.api.Tag("QU6")
  @Test
  void qu2_of_ten_the_one_that_cannot_be_read_comes_back_alone() {
    List<String> bodies = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      bodies.add(message(i % 2 == 0 ? "AGAIN" : "COMPLETE", Integer.toString(i)));
    }
    for (String poison :
        new String[] {
          "", "poison", message("AGAIN", "12").replace("\"version\":1", "\"version\":2")
        }) {
      List<String> batch = new ArrayList<>(bodies);
      batch.add(4, poison);

      assertThat(run(batch.toArray(String[]::new))).containsExactly("message-4");
    }
    assertThat(sequences("book:1", "book:9")).allMatch(sequence -> sequence > 0);
  }

  @org.junit.jupiter.api.Tag("QU2")
  @Test
  void qu2_what_fails_comes_back_and_the_others_do_not() {
    faults.at("invalidate", When.BEFORE, () -> new SharedStoreException("throttled"));
    assertThat(run(message("AGAIN", "1"), message("COMPLETE", "2")))
        .containsExactly("message-0", "message-1");

    faults.at("done", When.BEFORE, () -> new EventsUnavailable("test", null));
    assertThat(run(message("AGAIN", "1"), message("COMPLETE", "2"))).containsExactly("message-1");

    faults.at("invalidate", When.AFTER, () -> new IllegalStateException("nobody foresaw this"));
    assertThat(run(message("AGAIN", "1"))).containsExactly("message-0");

    faults.none();
    assertThat(run(message("AGAIN", "1"), message("COMPLETE", "2"))).isEmpty();
  }

  @Test
  void the_sample_event_is_understood_by_the_runtime_s_serializer_and_so_is_the_answer()
      throws IOException {
    Path sample =
        Path.of(System.getProperty("dreamlms.root"), "infra/events/workers-events-queue.json");
    SQSEvent event =
        LambdaEventSerializers.serializerFor(
                SQSEvent.class, FollowEventsTest.class.getClassLoader())
            .fromJson(Files.newInputStream(sample));
    var answer = new ByteArrayOutputStream();

    JacksonFactory.getInstance()
        .getSerializer(SQSBatchResponse.class)
        .toJson(function.handleRequest(event, TIME), answer);

    assertThat(answer.toString(UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(sequences("book:1")).containsExactly(1L);
  }

  @Test
  void it_needs_nothing_of_dcs_and_the_warm_up_nothing_of_events() {
    assertThat(context.findBean(Dcs.class)).isEmpty();
    assertThat(context.findBean(KeepWarm.class)).isEmpty();
    try (ApplicationContext other = ApplicationContext.run(Map.of("cache.table", "unused"))) {
      assertThatThrownBy(() -> new FollowEvents(other)).hasMessageContaining("events.table");
      assertThat(other.findBean(CarryOut.class)).isEmpty();
    }
  }

  private List<String> run(String... bodies) {
    SQSEvent event = new SQSEvent();
    List<SQSMessage> messages = new ArrayList<>();
    for (int i = 0; i < bodies.length; i++) {
      SQSMessage message = new SQSMessage();
      message.setMessageId("message-" + i);
      message.setBody(bodies[i]);
      messages.add(message);
    }
    event.setRecords(messages);
    return function.handleRequest(event, TIME).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private static String message(String step, String id) {
    return "{\"version\":1,\"step\":\""
        + step
        + "\",\"event_id\":\""
        + ID
        + "\",\"event\":\"book.updated\",\"id\":"
        + id
        + "}";
  }

  private List<Long> sequences(String... tags) {
    List<Tag> all = List.of(tags).stream().map(Tag::of).toList();
    Map<Tag, Long> last = context.getBean(HybridCache.class).lastInvalidations(all).byTag();
    return all.stream().map(tag -> last.getOrDefault(tag, -1L)).toList();
  }

  private static ApplicationContext started() {
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    return FollowEvents.withoutDcs(ApplicationContext.builder().properties(settings)).start();
  }
}
