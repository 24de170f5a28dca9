package org.dreamlms.lib.lambdahttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class JsonLogEncoderTest {
  private final JsonLogEncoder encoder = new JsonLogEncoder();

  @Test
  void a_line_is_one_json_object_with_the_fields_that_people_search() {
    encoder.setFunction("Catalog");
    LoggingEvent event = event("said \"{}\"", "a\\b\nc\u0001 Işık", Map.of("requestId", "r-1"));
    event.setKeyValuePairs(List.of(new KeyValuePair("status", 200)));

    assertThat(line(event))
        .isEqualTo(
            "{\"time\":\"2026-03-04T12:00:00Z\",\"level\":\"INFO\",\"function\":\"Catalog\","
                + "\"requestId\":\"r-1\",\"logger\":\"test\","
                + "\"message\":\"said \\\"a\\\\b\\nc\\u0001 Işık\\\"\",\"status\":200}\n");
  }

  @Test
  void of_the_fields_that_the_framework_adds_the_request_id_is_enough() {
    LoggingEvent event =
        event("m {}", "x", Map.of("AWSRequestId", "r-2", "AWSFunctionMemoryLimit", "1024"));

    assertThat(line(event)).contains("\"requestId\":\"r-2\"").doesNotContain("AWS");
  }

  @Test
  void a_failure_stays_on_its_line() {
    LoggingEvent event = event("failed", "", Map.of());
    event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("why")));

    String line = line(event);

    assertThat(line.strip().lines()).hasSize(1);
    assertThat(line).contains("\"stack\":\"java.lang.IllegalStateException: why\\n\\tat ");
  }

  @Test
  void half_a_surrogate_pair_does_not_break_the_line() {
    String line = line(event("x {} y", "\ud83d", Map.of()));

    assertThat(line).contains("x \\ud83d y");
  }

  private String line(LoggingEvent event) {
    return new String(encoder.encode(event), UTF_8);
  }

  private static LoggingEvent event(String message, String argument, Map<String, String> mdc) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(new LoggerContext());
    event.setInstant(Instant.parse("2026-03-04T12:00:00Z"));
    event.setLevel(Level.INFO);
    event.setLoggerName("test");
    event.setMessage(message);
    event.setArgumentArray(new Object[] {argument});
    event.setMDCPropertyMap(mdc);
    return event;
  }
}
