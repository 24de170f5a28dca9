package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmfLinesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-04T12:07:00Z"));

  private final MeterRegistry registry = new Meters().registry();
  private final EmfLines lines = new EmfLines(registry, CLOCK, "Catalog");
  private final WrittenLog log = new WrittenLog();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void a_line_is_what_cloudwatch_makes_metrics_of() throws IOException {
    registry.counter("access.refused", "role", "teacher", "kind", "book").increment();

    lines.write();

    assertThat(log.lines())
        .containsExactly(
            "{\"_aws\":{\"Timestamp\":1772626020000,\"CloudWatchMetrics\":["
                + "{\"Namespace\":\"DreamLms\","
                + "\"Dimensions\":[[\"Function\",\"kind\",\"role\"]],"
                + "\"Metrics\":[{\"Name\":\"access.refused\",\"Unit\":\"Count\"}]}]},"
                + "\"Function\":\"Catalog\",\"kind\":\"book\",\"role\":\"teacher\","
                + "\"access.refused\":1}\n");
    assertIsJson(log.lines().getFirst());
  }

  @Test
  void counters_of_the_same_dimensions_share_a_line_and_others_have_their_own() {
    registry.counter("a.one").increment();
    registry.counter("a.two").increment(2);
    registry.counter("a.one", "to", "x").increment(3);
    registry.counter("a.silent");

    lines.write();

    assertThat(log.lines()).hasSize(2);
    assertThat(log.lines().getFirst())
        .contains(
            "\"Dimensions\":[[\"Function\"]],\"Metrics\":["
                + "{\"Name\":\"a.one\",\"Unit\":\"Count\"},{\"Name\":\"a.two\",\"Unit\":\"Count\"}]")
        .endsWith("\"Function\":\"Catalog\",\"a.one\":1,\"a.two\":2}\n");
    assertThat(log.lines().getLast())
        .contains("\"Dimensions\":[[\"Function\",\"to\"]]")
        .endsWith("\"to\":\"x\",\"a.one\":3}\n");
  }

  @Test
  void a_line_says_what_was_added_since_the_one_before() {
    var counter = registry.counter("a.one");
    counter.increment(5);
    lines.write();
    counter.increment(2);
    lines.write();

    assertThat(log.lines()).hasSize(2);
    assertThat(log.lines().getLast()).endsWith("\"a.one\":2}\n");
  }

  @Test
  void nothing_is_said_when_nothing_was_counted() {
    registry.counter("a.one");
    lines.write();
    registry.counter("a.one").increment();
    lines.write();
    lines.write();

    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void what_was_counted_before_it_listened_is_said_once() {
    MeterRegistry early = new Meters().registry();
    early.counter("a.one").increment();

    EmfLines late = new EmfLines(early, CLOCK, null);
    early.counter("a.one").increment();
    late.write();

    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().getFirst()).endsWith("\"Function\":\"local\",\"a.one\":2}\n");
  }

  @Test
  void silence_allocates_nothing() {
    for (int i = 0; i < 50; i++) {
      registry.counter("a.one", "n", Integer.toString(i)).increment();
    }
    lines.write();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    lines.write();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      lines.write();
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
  }

  @Test
  void it_has_no_thread_that_would_freeze_with_the_environment() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    MeterRegistry another = new Meters().registry();
    EmfLines its = new EmfLines(another, CLOCK, "Catalog");
    another.counter("a.one").increment();
    its.write();

    Set<Thread> more = new HashSet<>(Thread.getAllStackTraces().keySet());
    more.removeAll(before);
    assertThat(more).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a.one, who, teacher@example.org",
    "a.one, who, Ömer",
    "a.one, who, Ali Veli",
    "a.one, url, http://10.0.0.1/x",
    "a.one, quote, a\"b",
    "a.one, empty, ''",
    "a.one, 'a key', x",
    "a.one, Function, x",
    "one, key, x",
    "a.'One', key, x"
  })
  void what_people_send_does_not_become_a_metric(String name, String key, String value) {
    registry.counter(name, key, value).increment();
    lines.write();

    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().getFirst())
        .contains("\"level\":\"ERROR\"", "Not counted")
        .doesNotContain("_aws");
    if (value.length() > 1) {
      assertThat(log.lines().getFirst()).doesNotContain(value);
    }
  }

  @Test
  void an_id_does_not_become_a_metric() {
    registry.counter("a.one", "user", UUID.randomUUID().toString()).increment();
    lines.write();

    assertThat(log.lines()).noneMatch(line -> line.contains("_aws"));
  }

  @Test
  void there_is_a_most_of_series() {
    for (int i = 0; i < Meters.MOST + 50; i++) {
      registry.counter("a.one", "n", Integer.toString(i)).increment();
    }
    lines.write();

    assertThat(log.lines()).hasSize(Meters.MOST);
  }

  private static void assertIsJson(@Nullable String line) throws IOException {
    try (var parser = new JsonFactory().createParser(line)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
    }
    assertThat(List.of(String.valueOf(line).split("\n", -1))).hasSize(2);
  }
}
