package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dreamlms.infra.acceptance.Sightings.Sighting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Books are edited in DCS while people read them in three environments. Whatever befalls the
 * webhook: no request that begins a poll interval after its effect is answered with the old title.
 * That is a matter of order and holds on a machine of any speed; how long it took is measured
 * beside it, printed, and written to {@code target/staleness-<runtime>.md}.
 */
@DisabledIfSystemProperty(
    named = "dreamlms.stores",
    matches = "localstack",
    disabledReason = "not run: the stand-in over LocalStack knows no neighbour")
final class StalenessIT {
  private static final int ENVIRONMENTS = 3;

  /** N of the cache protocol, and a millisecond, which is as exact as the log of events is. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(1_001);

  /** Those that are no drafts. */
  private static final List<Integer> BOOKS = List.of(1, 3, 4, 5, 6);

  private static final int EDITS = 20;
  private static final int FEW = 3;

  /** Shorter than the 5 s after which everything is invalidated once more. */
  private static final int OLD_ROW_MILLIS = 4_000;

  private static final int LATE_MILLIS = 3_000;

  /** Another edit, and its webhook, have room in it. */
  private static final int OVERTAKEN_MILLIS = 8_000;

  /** DCS's two waits between three attempts. */
  private static final int TWO_WAITS_MILLIS = 3_000;

  /** What clocks that are read in two places may differ by. */
  private static final int CLOCK_MILLIS = 100;

  private static final int TWICE_MILLIS = 500;

  /** Questions, each after some twenty answers to readers, for what takes seconds. */
  private static final int PATIENCE = 1_000;

  /** In the body of a webhook. */
  private static final Pattern BUILT = Pattern.compile("\"timestamp\":\"([^\"]+)\"");

  @RegisterExtension
  static final Running CLOUD =
      new Running("three environments", settings -> settings.withEnvironments(ENVIRONMENTS));

  /** What befalls the webhook; each has a book of its own, or its time. */
  enum Way {
    AS_USUAL,
    TWICE,
    FIRST_TWO_REFUSED,
    /** The first edit's webhook by the second's. */
    OVERTAKEN,
    DELAYED,
    /** DCS answers the old content for a moment after its own webhook. */
    OLD_CONTENT,
    /**
     * Counted from the reconciliation, which runs every four minutes. Walked by itself: a
     * reconciliation does at once what any other webhook is late with.
     */
    ALL_THREE_LOST
  }

  /**
   * What is known of the webhook of an edit.
   *
   * @param delivery of DCS's log
   * @param event of ours; it is done
   */
  private record Told(JsonNode delivery, JsonNode event) {
    int number() {
      return delivery.get("id").intValue();
    }

    /** When it was first heard of. */
    Instant received() {
      return Instant.parse(event.get("received").textValue());
    }

    /** When its invalidation was committed. */
    Instant visible() {
      return Instant.parse(event.get("visible").textValue());
    }

    /** It was heard of so late, after DCS had built it. */
    void isLateBy(int millis) {
      Matcher built = BUILT.matcher(delivery.get("payload").textValue());
      assertThat(built.find()).isTrue();
      assertThat(received())
          .isAfter(Instant.parse(built.group(1)).plusMillis(millis - CLOCK_MILLIS));
    }
  }

  /**
   * One edit.
   *
   * @param from when DCS had said "done", or when we could know
   * @param effect when its invalidation, the one that counts, was committed at the latest
   */
  private record Edit(Way way, int book, int number, Instant from, Instant effect) {}

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final List<Edit> EDITED = Collections.synchronizedList(new ArrayList<>());
  private static final Map<Way, Throwable> FAILED =
      Collections.synchronizedMap(new EnumMap<>(Way.class));

  private static List<Sighting> seen = List.of();
  private static List<Sighting> relapses = List.of();

  @BeforeAll
  static void edit_books_in_every_way(Client anybody, Dcs dcs) throws Exception {
    Client admin = anybody.as("admin", Running.PASSWORD).unchecked();
    // The first one finds nothing to compare with, and invalidates everything.
    reconcile(admin);
    untilReceiversAreUp(anybody.unchecked());
    try (dcs;
        Sightings sightings = new Sightings(admin, ENVIRONMENTS, BOOKS);
        ExecutorService editors = Executors.newFixedThreadPool(BOOKS.size())) {
      for (int book : BOOKS) {
        sightings.untilSeen(book, 0);
      }
      Journey journey = new Journey(admin, dcs, sightings);
      List<Future<?>> first = new ArrayList<>();
      for (int book : BOOKS) {
        first.add(editors.submit(() -> journey.warm(book)));
      }
      for (Future<?> one : first) {
        one.get();
      }
      List<Future<?>> ways = new ArrayList<>();
      ways.add(editors.submit(() -> journey.go(Way.AS_USUAL, 1, journey::usual)));
      ways.add(
          editors.submit(
              () -> {
                journey.go(Way.TWICE, 3, journey::twice);
                journey.go(Way.OVERTAKEN, 3, journey::overtaken);
              }));
      ways.add(
          editors.submit(
              () -> {
                journey.go(Way.FIRST_TWO_REFUSED, 4, journey::refused);
                journey.go(Way.DELAYED, 4, journey::delayed);
              }));
      ways.add(editors.submit(() -> journey.go(Way.OLD_CONTENT, 5, journey::oldContent)));
      for (Future<?> way : ways) {
        way.get();
      }
      journey.go(Way.ALL_THREE_LOST, 6, journey::lost);
      for (Edit edit : EDITED) {
        sightings.untilReadAfter(edit.effect().plus(POLL_INTERVAL), edit.book());
      }
      seen = sightings.all();
      relapses = sightings.relapses();
      report(sightings);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatever_befalls_a_webhook_nobody_reads_the_old_title_a_poll_after_its_effect(Way way) {
    if (FAILED.containsKey(way)) {
      throw new AssertionError(way + " was not walked to its end", FAILED.get(way));
    }
    List<Edit> edits = EDITED.stream().filter(edit -> edit.way() == way).toList();
    assertThat(edits).isNotEmpty();
    for (Edit edit : edits) {
      List<Sighting> after =
          seen.stream()
              .filter(one -> one.book() == edit.book() && one.vouched())
              .filter(one -> one.began().isAfter(edit.effect().plus(POLL_INTERVAL)))
              .toList();
      assertThat(after).as(edit.toString()).isNotEmpty();
      assertThat(after.stream().filter(one -> one.edit() < edit.number()).findFirst())
          .as("the first that is too old for " + edit)
          .isEmpty();
    }
  }

  @Test
  void what_an_environment_has_shown_it_does_not_take_back() {
    assertThat(seen).isNotEmpty();
    assertThat(relapses).isEmpty();
  }

  /** DCS gives up what meets three slow starts, which is not what is shown here. */
  private static void untilReceiversAreUp(Client stranger) throws Exception {
    Set<String> up = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2 * ENVIRONMENTS)) {
      for (int i = 0; i < PATIENCE && up.size() < ENVIRONMENTS; i++) {
        List<Future<Client.Reply>> asked = new ArrayList<>();
        for (int j = 0; j < 2 * ENVIRONMENTS; j++) {
          asked.add(threads.submit(() -> stranger.post("/api/v1/webhooks/dream-storage", "{}")));
        }
        for (Future<Client.Reply> one : asked) {
          Client.Reply reply = one.get();
          if (reply.status() == 401) {
            up.add(reply.header("X-Local-Environment"));
          }
        }
      }
    }
    assertThat(up).hasSize(ENVIRONMENTS);
    // Whoever invalidates once more, five seconds later, is up by then.
    JsonNode nothing = stranger.post("/_events/WorkersEvents", "{\"Records\":[]}").json();
    assertThat(nothing.get("batchItemFailures")).isEmpty();
  }

  private static JsonNode reconcile(Client admin) {
    JsonNode report = admin.post("/_events/WorkersReconcile", "{}").json();
    assertThat(report.path("outcome").asText()).as(report.toString()).isEqualTo("READ");
    return report;
  }

  private static void report(Sightings sightings) throws IOException {
    String runtime = System.getProperty("dreamlms.runtime", "automatic");
    List<String> table = new ArrayList<>();
    table.add(
        "%d environments, runtime %s, %d answers, %d of them not vouched for"
            .formatted(
                ENVIRONMENTS,
                runtime,
                seen.size(),
                seen.stream().filter(one -> !one.vouched()).count()));
    table.add("| webhook | edits seen | p50 | p95 | max | not vouched for |");
    table.add("|---|---|---|---|---|---|");
    for (Way way : Way.values()) {
      List<Long> millis = new ArrayList<>();
      int unsure = 0;
      for (Edit edit : EDITED) {
        if (edit.way() == way) {
          Map<String, Sighting> first = sightings.first(edit.book(), edit.number());
          for (Sighting one : first.values()) {
            if (isVouched(edit, one)) {
              millis.add(Duration.between(edit.from(), one.ended()).toMillis());
            } else {
              unsure++;
            }
          }
        }
      }
      Collections.sort(millis);
      table.add(
          "| %s | %d | %s | %s | %s | %d |"
              .formatted(
                  way,
                  millis.size(),
                  percentile(millis, 50),
                  percentile(millis, 95),
                  percentile(millis, 100),
                  unsure));
    }
    System.out.println(String.join("\n", table));
    Files.write(Path.of("target/staleness-" + runtime + ".md"), table);
  }

  /** Whether the environment knew all the time what was invalidated a poll before. */
  private static boolean isVouched(Edit edit, Sighting first) {
    return seen.stream()
        .filter(one -> one.environment().equals(first.environment()))
        .filter(one -> !one.ended().isBefore(edit.from()) && !one.ended().isAfter(first.ended()))
        .allMatch(Sighting::vouched);
  }

  private static String percentile(List<Long> sorted, int percent) {
    return sorted.isEmpty() ? "-" : sorted.get((sorted.size() - 1) * percent / 100) + " ms";
  }

  /** Somebody who edits, and waits until everybody has seen it. */
  private record Journey(Client admin, Dcs dcs, Sightings sightings) {

    /** Edits a book. */
    @FunctionalInterface
    private interface Walk {
      List<Edit> edit(int book) throws InterruptedException;
    }

    /** A failure of one way is reported as its own; so is a fault that met nothing. */
    void go(Way way, int book, Walk walk) {
      try {
        EDITED.addAll(walk.edit(book));
        assertThat(dcs.faultsLeft(book)).as("faults that met nothing").isZero();
      } catch (InterruptedException | RuntimeException | AssertionError failed) {
        FAILED.put(way, failed);
      }
    }

    /** All at once, so that each receiver has met its stores before it matters. */
    boolean warm(int book) throws InterruptedException {
      int before = dcs.newestDelivery(book);
      sightings.untilSeen(book, retitle(book));
      told(book, before, _ -> true);
      return true;
    }

    List<Edit> usual(int book) throws InterruptedException {
      List<Edit> edits = new ArrayList<>();
      for (int i = 0; i < EDITS; i++) {
        edits.add(edited(Way.AS_USUAL, book));
      }
      return edits;
    }

    List<Edit> twice(int book) throws InterruptedException {
      List<Edit> edits = new ArrayList<>();
      for (int i = 0; i < FEW; i++) {
        int before = dcs.newestDelivery(book);
        dcs.repeatsDelivery(book, TWICE_MILLIS);
        edits.add(edited(Way.TWICE, book));
        told(book, before, one -> one.event().get("deliveries").intValue() >= 2);
      }
      return edits;
    }

    /**
     * By our function: both came to it, with a signature by another secret, and were no success.
     */
    List<Edit> refused(int book) throws InterruptedException {
      int before = dcs.newestDelivery(book);
      dcs.forgesDeliveries(book, 2);
      int number = retitle(book);
      Instant from = Instant.now();
      sightings.untilSeen(book, number);
      Told told = told(book, before, one -> isEnded(one.delivery()));
      assertThat(told.delivery().get("status").textValue()).isEqualTo("success");
      assertThat(told.delivery().get("attempt_count").intValue()).isEqualTo(3);
      told.isLateBy(TWO_WAITS_MILLIS);
      return List.of(new Edit(Way.FIRST_TWO_REFUSED, book, number, from, told.visible()));
    }

    List<Edit> delayed(int book) throws InterruptedException {
      List<Edit> edits = new ArrayList<>();
      for (int i = 0; i < FEW; i++) {
        int before = dcs.newestDelivery(book);
        dcs.delaysDelivery(book, LATE_MILLIS);
        edits.add(edited(Way.DELAYED, book));
        told(book, before, _ -> true).isLateBy(LATE_MILLIS);
      }
      return edits;
    }

    /** The second edit's webhook is there first; the first one's takes nothing back. */
    List<Edit> overtaken(int book) throws InterruptedException {
      int before = dcs.newestDelivery(book);
      dcs.delaysDelivery(book, OVERTAKEN_MILLIS);
      int first = retitle(book);
      Instant between = Instant.now();
      // The fault is for this one.
      int overtaken = delivery(book, before, _ -> dcs.faultsLeft(book) == 0).get("id").intValue();
      int second = retitle(book);
      Instant after = Instant.now();
      sightings.untilSeen(book, second);
      Told toldFirst = told(book, before, _ -> true);
      Told toldSecond = told(book, overtaken, _ -> true);
      assertThat(toldFirst.number()).isEqualTo(overtaken).isLessThan(toldSecond.number());
      assertThat(toldFirst.received()).isAfter(toldSecond.received());
      toldFirst.isLateBy(OVERTAKEN_MILLIS);
      Instant effect = toldSecond.visible();
      return List.of(
          new Edit(Way.OVERTAKEN, book, first, between, effect),
          new Edit(Way.OVERTAKEN, book, second, after, effect));
    }

    /** What is read in between is old again, until everything is invalidated once more. */
    List<Edit> oldContent(int book) throws InterruptedException {
      int before = dcs.newestDelivery(book);
      dcs.showsNextChangeLate(book, OLD_ROW_MILLIS);
      int number = retitle(book);
      Instant from = Instant.now();
      Told told = told(book, before, _ -> true);
      Instant effect = invalidatedAfter(told.event().get("sequence").longValue(), book);
      sightings.untilSeen(book, number);
      assertThat(sightings.all())
          .as("old, and read after what was cached had been invalidated at " + told.visible())
          .anyMatch(
              one ->
                  one.book() == book
                      && one.edit() < number
                      && one.vouched()
                      && one.began().isAfter(told.visible().plus(POLL_INTERVAL)));
      return List.of(new Edit(Way.OLD_CONTENT, book, number, from, effect));
    }

    List<Edit> lost(int book) throws InterruptedException {
      int before = dcs.newestDelivery(book);
      dcs.losesDeliveries(book, 3);
      int number = retitle(book);
      JsonNode given = delivery(book, before, Journey::isEnded);
      assertThat(given.get("status").textValue()).isEqualTo("failed");
      assertThat(given.get("attempt_count").intValue()).isEqualTo(3);
      assertThat(sightings.first(book, number)).as("without any webhook").isEmpty();
      assertThat(event(given)).as("what we know without any webhook").isEmpty();
      Instant from = Instant.now();
      JsonNode report = reconcile(admin);
      assertThat(report.get("cleared").booleanValue()).isFalse();
      assertThat(event(given)).as("what the reconciliation repaired").isPresent();
      sightings.untilSeen(book, number);
      Told told = told(book, before, _ -> true);
      assertThat(told.received()).isAfter(from.minusMillis(CLOCK_MILLIS));
      return List.of(new Edit(Way.ALL_THREE_LOST, book, number, from, told.visible()));
    }

    private Edit edited(Way way, int book) throws InterruptedException {
      int before = dcs.newestDelivery(book);
      int number = retitle(book);
      Instant from = Instant.now();
      sightings.untilSeen(book, number);
      return new Edit(way, book, number, from, told(book, before, _ -> true).visible());
    }

    private int retitle(int book) {
      int number = NUMBERS.incrementAndGet();
      dcs.retitleBook(book, Sightings.title(number));
      return number;
    }

    private static boolean isEnded(JsonNode delivery) {
      return !delivery.get("status").textValue().equals("pending");
    }

    /** Waits until DCS's log says so of a book's first delivery after another. */
    private JsonNode delivery(int book, int after, Predicate<JsonNode> wanted)
        throws InterruptedException {
      for (int i = 0; i < PATIENCE; i++) {
        Optional<JsonNode> delivery = dcs.delivery(book, after).filter(wanted);
        if (delivery.isPresent()) {
          return delivery.get();
        }
        sightings.aWhile();
      }
      throw new AssertionError(
          "DCS's log: %s of book %d after %d".formatted(dcs.delivery(book, after), book, after));
    }

    /** Waits until a book's first delivery after another is done, and so. */
    private Told told(int book, int after, Predicate<Told> wanted) throws InterruptedException {
      for (int i = 0; i < PATIENCE; i++) {
        Optional<Told> told =
            dcs.delivery(book, after)
                .flatMap(delivery -> event(delivery).map(event -> new Told(delivery, event)))
                .filter(wanted);
        if (told.isPresent()) {
          return told.get();
        }
        sightings.aWhile();
      }
      Optional<JsonNode> delivery = dcs.delivery(book, after);
      throw new AssertionError(
          "Of %s is known %s".formatted(delivery, delivery.flatMap(this::event)));
    }

    /** What our log says of a delivery of DCS that is done: its id is made from its bytes. */
    private Optional<JsonNode> event(JsonNode delivery) {
      UUID id = id(delivery.get("payload").textValue());
      return Optional.of(admin.get("/api/v1/admin/webhooks/" + id))
          .filter(reply -> reply.status() == 200)
          .map(Client.Reply::json)
          .filter(event -> event.get("outcome").textValue().equals("done"));
    }

    /** The beginning of the body's SHA-256, as a UUID of version 8. */
    private static UUID id(String body) {
      try {
        ByteBuffer hash =
            ByteBuffer.wrap(
                MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong();
        long low = hash.getLong();
        return new UUID(
            (high & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
            (low & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }

    /** Waits for an invalidation after this one, and tells a time after it. */
    private Instant invalidatedAfter(long sequence, int book) throws InterruptedException {
      for (int i = 0; i < PATIENCE; i++) {
        JsonNode at =
            admin
                .post(
                    "/api/v1/admin/cache/invalidate",
                    "{\"tags\":[\"book:" + book + "\"],\"dry_run\":true}")
                .json()
                .at("/tags/0/invalidated_at");
        if (at.isNumber() && at.longValue() > sequence) {
          return Instant.now();
        }
        sightings.aWhile();
      }
      throw new AssertionError("No second invalidation of book " + book);
    }
  }
}
