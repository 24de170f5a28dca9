package org.dreamlms.infra.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dreamlms.infra.local.events.Json;
import org.dreamlms.infra.local.template.Cadence;
import org.dreamlms.infra.local.template.LocalTemplate;
import org.dreamlms.infra.local.template.LocalTemplate.Schedule;
import org.junit.jupiter.api.Test;

final class ScheduleTimerTest {
  private static final Cadence EVERY_MINUTE = Cadence.parse("cron(* * * * ? *)", ZoneId.of("UTC"));

  /** The example of the EventBridge User Guide, with this machine's account. */
  @Test
  void the_event_of_a_schedule_is_that_of_the_user_guide() {
    Schedule schedule = new Schedule("WorkersSweep", EVERY_MINUTE, Optional.empty(), false, 1);

    assertThat(
            Json.read(
                ScheduledEvents.event(
                    schedule,
                    "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
                    Instant.parse("2015-10-08T16:53:06.9Z"))))
        .isEqualTo(
            Json.read(
                """
                {
                  "version": "0",
                  "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
                  "detail-type": "Scheduled Event",
                  "source": "aws.events",
                  "account": "000000000000",
                  "time": "2015-10-08T16:53:06Z",
                  "region": "us-east-1",
                  "resources": ["arn:aws:events:us-east-1:000000000000:rule/WorkersSweep"],
                  "detail": {}
                }
                """));
  }

  @Test
  void a_schedule_fires_at_its_minute_with_its_own_input() throws Exception {
    Schedule schedule = new Schedule("S", EVERY_MINUTE, Optional.of("{\"sweep\":true}"), true, 1);
    LocalTemplate template = template(schedule);
    CompletableFuture<String> fired = new CompletableFuture<>();

    try (ScheduleTimer timer =
        ScheduleTimer.start(
            template,
            (function, invocation, patience) -> {
              fired.complete(
                  function + " " + new String(invocation.event(), StandardCharsets.UTF_8));
              return new CompletableFuture<>();
            },
            InstantSource.fixed(Instant.parse("2026-11-21T10:00:59.990Z")))) {
      assertThat(timer).isNotNull();
      assertThat(fired.get(10, TimeUnit.SECONDS)).isEqualTo("Workers {\"sweep\":true}");
    }
  }

  private static LocalTemplate template(Schedule schedule) {
    return new LocalTemplate(
        List.of(
            new LocalTemplate.Function(
                "Workers",
                1,
                Path.of("/x"),
                "a.B",
                128,
                Duration.ofSeconds(3),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(schedule),
                Optional.empty(),
                false)),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>());
  }
}
