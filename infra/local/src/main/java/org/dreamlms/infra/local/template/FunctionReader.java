package org.dreamlms.infra.local.template;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.template.LocalTemplate.QueueSource;
import org.dreamlms.infra.local.template.LocalTemplate.Route;
import org.dreamlms.infra.local.template.LocalTemplate.Schedule;

/** One function with its events. Limits are those of Lambda and of the HTTP API. */
final class FunctionReader {
  /** AWS SAM: default of Timeout. */
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;

  /** API Gateway: the longest (and default) integration timeout of an HTTP API. */
  private static final int LONGEST_INTEGRATION_MILLIS = 30_000;

  private final Where where;
  private final Path folder;

  /**
   * @param folder what CodeUri is relative to
   */
  FunctionReader(Where where, Path folder) {
    this.where = where;
    this.folder = folder;
  }

  LocalTemplate.Function read(String name, Properties function) {
    function.oneOf("Runtime", "java25");
    function.oneOf("PackageType", "Zip");
    List<Route> routes = new ArrayList<>();
    List<QueueSource> queues = new ArrayList<>();
    List<Schedule> schedules = new ArrayList<>();
    function
        .inner("Events")
        .ifPresent(
            events -> {
              for (String event : events.names()) {
                event(name, event, events.inner(event).orElseThrow(), routes, queues, schedules);
              }
            });
    return new LocalTemplate.Function(
        name,
        function.line(),
        folder.resolve(function.text("CodeUri")).normalize(),
        function.text("Handler"),
        function.number("MemorySize", 128, 128, 10_240),
        Duration.ofSeconds(function.number("Timeout", DEFAULT_TIMEOUT_SECONDS, 1, 900)),
        environment(function),
        routes,
        function.inner("FunctionUrlConfig").map(this::url),
        queues,
        schedules,
        function.has("ReservedConcurrentExecutions")
            ? Optional.of(function.number("ReservedConcurrentExecutions", 1, 0, 1_000))
            : Optional.empty(),
        function
            .inner("LoggingConfig")
            .map(logging -> logging.oneOf("LogFormat", "Text", "JSON").equals("JSON"))
            .orElse(false));
  }

  private static Map<String, LocalTemplate.Setting> environment(Properties function) {
    return function
        .inner("Environment")
        .map(environment -> environment.only("Variables").settings("Variables"))
        .orElse(Map.of());
  }

  private LocalTemplate.Url url(Properties url) {
    url.only("AuthType", "Cors", "InvokeMode");
    url.oneOf("AuthType", "NONE");
    url.oneOf("InvokeMode", "BUFFERED");
    return new LocalTemplate.Url(ApiReader.cors(url, "Cors"));
  }

  private void event(
      String function,
      String name,
      Properties event,
      List<Route> routes,
      List<QueueSource> queues,
      List<Schedule> schedules) {
    event.only("Type", "Properties");
    String type = event.text("Type");
    Optional<Properties> properties = event.inner("Properties");
    if (properties.isEmpty()) {
      where.refuse(event.line(), "the event " + name + " has no Properties", "Add them.");
      return;
    }
    switch (type) {
      case "HttpApi" -> routes.add(route(function, properties.get()));
      case "SQS" -> queues.add(queue(properties.get()));
      case "Schedule" -> schedule(function + name, properties.get()).ifPresent(schedules::add);
      case "ScheduleV2" -> scheduleV2(function + name, properties.get()).ifPresent(schedules::add);
      default ->
          where.refuse(
              event.line("Type"),
              "the event type " + type + " is not known to the local cloud",
              "Known are HttpApi, SQS, Schedule and ScheduleV2; any event can be fired by POST"
                  + " /_events/"
                  + function
                  + ".");
    }
  }

  private static Route route(String function, Properties route) {
    route.only("ApiId", "Path", "Method", "PayloadFormatVersion", "TimeoutInMillis");
    route.oneOf("PayloadFormatVersion", "2.0");
    String method = route.optional("Method").orElse("ANY").toUpperCase(Locale.ROOT);
    return new Route(
        method.equals("X-AMAZON-APIGATEWAY-ANY-METHOD") ? "ANY" : method,
        route.optional("Path").orElse("$default"),
        function,
        Duration.ofMillis(
            route.number(
                "TimeoutInMillis", LONGEST_INTEGRATION_MILLIS, 50, LONGEST_INTEGRATION_MILLIS)),
        route.line());
  }

  private static QueueSource queue(Properties source) {
    source.only(
        "Queue",
        "BatchSize",
        "MaximumBatchingWindowInSeconds",
        "ScalingConfig",
        "FunctionResponseTypes",
        "Enabled");
    // Checked, and without effect: here a queue is served by one batch after the other, which is
    // fewer than any bound.
    source
        .inner("ScalingConfig")
        .map(scaling -> scaling.only("MaximumConcurrency"))
        .ifPresent(scaling -> scaling.number("MaximumConcurrency", 2, 2, 1_000));
    String arn = source.text("Queue");
    return new QueueSource(
        arn.substring(arn.lastIndexOf(':') + 1),
        source.number("BatchSize", 10, 1, 10_000),
        Duration.ofSeconds(source.number("MaximumBatchingWindowInSeconds", 0, 0, 300)),
        source.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
        source.line());
  }

  private static Optional<Schedule> schedule(String name, Properties schedule) {
    schedule.only("Schedule", "Name", "Description", "Enabled", "State", "Input");
    if (schedule.optional("Enabled").orElse("true").equals("false")
        || schedule.oneOf("State", "ENABLED", "DISABLED").equals("DISABLED")) {
      return Optional.empty();
    }
    return Optional.of(
        new Schedule(
            schedule.optional("Name").orElse(name),
            cadence(schedule, "Schedule", "UTC"),
            schedule.optional("Input"),
            false,
            schedule.line("Schedule")));
  }

  private static Optional<Schedule> scheduleV2(String name, Properties schedule) {
    schedule.only(
        "ScheduleExpression",
        "ScheduleExpressionTimezone",
        "Name",
        "Description",
        "State",
        "Input",
        "FlexibleTimeWindow",
        "RetryPolicy");
    if (schedule.oneOf("State", "ENABLED", "DISABLED").equals("DISABLED")) {
      return Optional.empty();
    }
    return Optional.of(
        new Schedule(
            schedule.optional("Name").orElse(name),
            cadence(
                schedule,
                "ScheduleExpression",
                schedule.optional("ScheduleExpressionTimezone").orElse("UTC")),
            schedule.optional("Input"),
            true,
            schedule.line("ScheduleExpression")));
  }

  private static Cadence cadence(Properties schedule, String name, String zone) {
    String expression = schedule.text(name);
    try {
      return Cadence.parse(expression, ZoneId.of(zone));
    } catch (IllegalArgumentException | DateTimeException e) {
      return schedule.refuse(
          name,
          "the schedule " + expression + " is not known to the local cloud: " + e.getMessage(),
          "Use rate(5 minutes) or cron(minutes hours day month weekday year).");
    }
  }
}
