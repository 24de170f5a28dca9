package org.dreamlms.infra.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dreamlms.infra.local.gateway.Invoker;
import org.dreamlms.infra.local.gateway.TraceId;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.template.LocalTemplate;
import org.dreamlms.infra.local.template.LocalTemplate.Schedule;

/** Fires the schedules of a template. An event that finds its function failing is not repeated. */
public final class ScheduleTimer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Invoker functions;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("schedules").unstarted(task));

  private ScheduleTimer(Invoker functions, InstantSource clock) {
    this.functions = functions;
    this.clock = clock;
  }

  public static ScheduleTimer start(
      LocalTemplate template, Invoker functions, InstantSource clock) {
    ScheduleTimer timer = new ScheduleTimer(functions, clock);
    for (LocalTemplate.Function function : template.functions()) {
      function
          .schedules()
          .forEach(schedule -> timer.plan(function.name(), schedule, clock.instant()));
    }
    return timer;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void plan(String function, Schedule schedule, Instant from) {
    schedule
        .cadence()
        .after(from)
        .ifPresent(
            next ->
                timer.schedule(
                    () -> fire(function, schedule, next),
                    Duration.between(clock.instant(), next).toMillis(),
                    TimeUnit.MILLISECONDS));
  }

  private void fire(String function, Schedule schedule, Instant time) {
    byte[] event = ScheduledEvents.event(schedule, UUID.randomUUID().toString(), time);
    functions.submit(function, Invocation.of(event, TraceId.next(time)), PATIENCE);
    // A timer that is early must not fire twice, and a machine that slept not many times.
    Instant now = clock.instant();
    plan(function, schedule, now.isAfter(time) ? now : time);
  }
}
