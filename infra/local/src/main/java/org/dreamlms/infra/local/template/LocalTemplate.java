package org.dreamlms.infra.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the local cloud runs of a template: everything that has an effect on this machine.
 *
 * @param withoutEffect properties and resource types that are known and do nothing here, each with
 *     its reason
 */
public record LocalTemplate(
    List<Function> functions,
    Optional<Cors> apiCors,
    List<Table> tables,
    List<Bucket> buckets,
    List<Queue> queues,
    SortedMap<String, String> withoutEffect) {

  public LocalTemplate {
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    buckets = List.copyOf(buckets);
    queues = List.copyOf(queues);
    withoutEffect = Collections.unmodifiableSortedMap(new TreeMap<>(withoutEffect));
  }

  /** All routes of all functions. */
  public List<Route> routes() {
    return functions.stream().flatMap(function -> function.routes().stream()).toList();
  }

  public Optional<Function> function(String name) {
    return functions.stream().filter(function -> function.name().equals(name)).findFirst();
  }

  /**
   * A function.
   *
   * @param name the logical id, which is also its name here
   * @param codeUri absolute
   * @param timeout 1 to 900 s
   * @param reservedConcurrency environments it may have at most; empty = no limit of its own
   * @param jsonLogs whether Lambda is told to log in JSON
   */
  public record Function(
      String name,
      int line,
      Path codeUri,
      String handler,
      int memoryMegabytes,
      Duration timeout,
      Map<String, Setting> environment,
      List<Route> routes,
      Optional<Url> url,
      List<QueueSource> queues,
      List<Schedule> schedules,
      Optional<Integer> reservedConcurrency,
      boolean jsonLogs) {
    public Function {
      environment = Collections.unmodifiableMap(new TreeMap<>(environment));
      routes = List.copyOf(routes);
      queues = List.copyOf(queues);
      schedules = List.copyOf(schedules);
    }

    /** False for one that is only ever invoked by hand or by a deployment. */
    public boolean isCalledByEvents() {
      return !routes.isEmpty() || url.isPresent() || !queues.isEmpty() || !schedules.isEmpty();
    }
  }

  /** An environment variable's value, and where it stands. */
  public record Setting(String value, int line) {}

  /**
   * A route of the HTTP API.
   *
   * @param method upper-case, or {@code ANY}
   * @param path with {@code {variables}}, or {@code $default}
   * @param timeout of the integration; at most 30 s
   */
  public record Route(String method, String path, String function, Duration timeout, int line) {
    /** As it stands in events. */
    public String key() {
      return path.equals("$default") ? path : method + " " + path;
    }
  }

  public record Url(Optional<Cors> cors) {}

  /**
   * CORS of an HTTP API or a Function URL. A list may hold {@code *}; credentials and {@code *} as
   * origin never come together.
   */
  public record Cors(
      List<String> origins,
      List<String> methods,
      List<String> headers,
      List<String> exposedHeaders,
      Optional<Integer> maxAgeSeconds,
      boolean credentials) {
    public Cors {
      origins = List.copyOf(origins);
      methods = List.copyOf(methods);
      headers = List.copyOf(headers);
      exposedHeaders = List.copyOf(exposedHeaders);
      if (credentials && origins.contains("*")) {
        throw new IllegalArgumentException("Credentials are never allowed to every origin.");
      }
    }
  }

  /**
   * @param queue name
   * @param batchSize 1 to 10,000
   */
  public record QueueSource(
      String queue, int batchSize, Duration window, boolean partialFailures, int line) {}

  /**
   * @param cadence when it fires
   * @param input JSON that replaces the usual event
   * @param scheduler whether EventBridge Scheduler fires it (ScheduleV2), not a rule
   */
  public record Schedule(
      String name, Cadence cadence, Optional<String> input, boolean scheduler, int line) {}

  public record Table(
      String name,
      List<Key> keys,
      Map<String, String> attributeTypes,
      List<Index> globalIndexes,
      List<Index> localIndexes,
      Optional<String> timeToLive) {
    public Table {
      keys = List.copyOf(keys);
      attributeTypes = Map.copyOf(attributeTypes);
      globalIndexes = List.copyOf(globalIndexes);
      localIndexes = List.copyOf(localIndexes);
    }
  }

  /**
   * @param type HASH or RANGE
   */
  public record Key(String attribute, String type) {}

  public record Index(
      String name, List<Key> keys, String projection, List<String> projectedAttributes) {
    public Index {
      keys = List.copyOf(keys);
      projectedAttributes = List.copyOf(projectedAttributes);
    }
  }

  public record Bucket(String name, Optional<Cors> cors) {}

  /**
   * @param deadLetters name of the queue that gets what nobody could process
   */
  public record Queue(
      String name, Duration visibilityTimeout, Optional<String> deadLetters, int maxReceives) {}
}
