package org.dreamlms.infra.local.stores;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.template.LocalTemplate;
import org.dreamlms.infra.testkit.DynamoStore;
import org.dreamlms.infra.testkit.PostgresStore;
import org.dreamlms.infra.testkit.QueueStore;
import org.dreamlms.infra.testkit.S3Store;
import org.dreamlms.infra.testkit.StoreException;

/** Every store that the template needs, started side by side, and what functions are told of it. */
public final class Stores implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<String, String> settings = new TreeMap<>();
  private final Map<String, String> endpoints = new TreeMap<>();
  private Optional<DcsStandin> standin = Optional.empty();

  private Stores() {}

  /**
   * Starts what is needed and creates the template's tables, buckets and queues.
   *
   * @param data keeps everything but the queues
   * @param caller where a real DCS may be named
   * @param progress gets a store's name and address when it answers
   * @throws Refusal with one line, when one does not start
   */
  public static Stores start(
      LocalTemplate template,
      Path data,
      Map<String, String> caller,
      BiConsumer<String, String> progress) {
    Stores stores = new Stores();
    try {
      stores.startAll(template, data, caller, progress);
      return stores;
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  /** Settings by variable name, for functions that declare them. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** {@code AWS_*} variables that every function gets. */
  public Map<String, String> endpoints() {
    return Map.copyOf(endpoints);
  }

  /** The stand-in for DCS; empty with a real one, or when no function reads books. */
  public Optional<DcsStandin> standin() {
    return standin;
  }

  /** Of the queue server; empty when the template has no queues. */
  public Optional<URI> queues() {
    return Optional.ofNullable(endpoints.get("AWS_ENDPOINT_URL_SQS")).map(URI::create);
  }

  /** Of the bucket server of the template; empty when it has no buckets. */
  public Optional<URI> buckets() {
    return Optional.ofNullable(endpoints.get("AWS_ENDPOINT_URL_S3")).map(URI::create);
  }

  /** Stops all, the last started first. */
  @Override
  public void close() {
    RuntimeException first = null;
    for (AutoCloseable store : open) {
      try {
        store.close();
      } catch (Exception e) {
        first = first == null ? new IllegalStateException("A store did not stop", e) : first;
      }
    }
    open.clear();
    if (first != null) {
      throw first;
    }
  }

  private void startAll(
      LocalTemplate template,
      Path data,
      Map<String, String> caller,
      BiConsumer<String, String> progress) {
    Needs needs = Needs.of(template);
    List<Callable<String[]>> starts = new ArrayList<>();
    if (needs.database()) {
      starts.add(() -> database(data));
    }
    if (needs.tables()) {
      starts.add(() -> tables(template, data));
    }
    if (needs.buckets()) {
      starts.add(() -> buckets(template, data));
    }
    if (needs.queues()) {
      starts.add(() -> queues(template));
    }
    if (needs.dcs()) {
      starts.add(() -> books(data, caller));
    }
    endpoints.put("AWS_REGION", S3Store.REGION);
    endpoints.put("AWS_DEFAULT_REGION", S3Store.REGION);
    endpoints.put("AWS_ACCESS_KEY_ID", Credentials.ACCESS_KEY);
    endpoints.put("AWS_SECRET_ACCESS_KEY", Credentials.SECRET_KEY);
    // What has no endpoint of its own below must not reach the real cloud: nobody listens here.
    endpoints.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    runAll(starts, progress);
  }

  private void runAll(List<Callable<String[]>> starts, BiConsumer<String, String> progress) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String[]>> running =
          starts.stream()
              .map(
                  start ->
                      threads.submit(
                          () -> {
                            String[] told = start.call();
                            progress.accept(told[0], told[1]);
                            return told;
                          }))
              .toList();
      for (Future<String[]> store : running) {
        store.get();
      }
    } catch (ExecutionException e) {
      throw refusal(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while the stores started.", e);
    }
  }

  private static RuntimeException refusal(Throwable cause) {
    if (cause instanceof Refusal refusal) {
      return refusal;
    }
    if (cause instanceof StoreException) {
      Throwable root = cause.getCause();
      String why = root == null || root.getMessage() == null ? "" : " (" + root.getMessage() + ")";
      return new Refusal(
          (cause.getMessage() + why).replace('\n', ' ')
              + " End the program that uses it, or start with --fresh.",
          cause);
    }
    return new Refusal("A store did not start: " + cause + ". Try --fresh.", cause);
  }

  private synchronized <T extends AutoCloseable> T keep(T store) {
    open.addFirst(store);
    return store;
  }

  private synchronized void tell(Map<String, String> more) {
    settings.putAll(more);
  }

  private synchronized void endpoint(String service, URI uri) {
    endpoints.put("AWS_ENDPOINT_URL_" + service, uri.toString());
  }

  private String[] database(Path data) {
    PostgresStore postgres =
        keep(
            PostgresStore.start(
                PostgresStore.Settings.throwAway()
                    .in(data.resolve("postgres"))
                    .as(Credentials.DATABASE_USER, Credentials.DATABASE_PASSWORD)
                    .inZone("UTC")));
    keep(OrphanWatch.over(data.resolve("postgres/data/postmaster.pid")));
    postgres.createDatabase(Credentials.DATABASE);
    String url = postgres.jdbcUrl(Credentials.DATABASE);
    tell(
        Map.of(
            "LMS_DATABASE_URL", url,
            "LMS_DATABASE_USER", postgres.user(),
            "LMS_DATABASE_PASSWORD", postgres.password()));
    return new String[] {"PostgreSQL", url};
  }

  private String[] tables(LocalTemplate template, Path data) {
    DynamoStore dynamo =
        keep(DynamoStore.start(DynamoStore.Settings.throwAway().in(data.resolve("dynamo"))));
    Tables.create(template.tables(), dynamo.endpoint());
    endpoint("DYNAMODB", dynamo.endpoint());
    // The same for the SAM CLI's container, which gets declared variables only.
    tell(
        Map.of(
            "DYNAMODB_ENDPOINT",
            dynamo.endpoint().toString(),
            // Whoever works on this machine may see which tier answered.
            "SERVER_TIMING",
            "true"));
    return new String[] {"DynamoDB Local", dynamo.endpoint().toString()};
  }

  private String[] buckets(LocalTemplate template, Path data) {
    List<String> names =
        new ArrayList<>(template.buckets().stream().map(LocalTemplate.Bucket::name).toList());
    if (names.isEmpty()) {
      names.add("teachers");
    }
    Buckets buckets =
        keep(
            Buckets.start(
                Optional.of(data.resolve("buckets")),
                Credentials.ACCESS_KEY,
                Credentials.SECRET_KEY,
                names,
                BucketCors.of(template)));
    endpoint("S3", buckets.endpoint());
    tell(
        Map.of(
            "MATERIALS_S3_ENDPOINT", buckets.endpoint().toString(),
            "MATERIALS_S3_PUBLIC_ENDPOINT", buckets.endpoint().toString(),
            "MATERIALS_S3_REGION", S3Store.REGION,
            "MATERIALS_S3_ACCESS_KEY", buckets.accessKey(),
            "MATERIALS_S3_SECRET_KEY", buckets.secretKey()));
    return new String[] {"S3", buckets.endpoint() + "  " + String.join(", ", names)};
  }

  private String[] queues(LocalTemplate template) {
    QueueStore queues = keep(QueueStore.start(QueueStore.Settings.throwAway()));
    for (LocalTemplate.Queue queue : template.queues()) {
      QueueStore.Queue made =
          QueueStore.Queue.named(queue.name()).withVisibilityTimeout(queue.visibilityTimeout());
      queues.create(
          queue.deadLetters().isPresent()
              ? made.withDeadLetters(queue.deadLetters().get(), queue.maxReceives())
              : made);
    }
    endpoint("SQS", queues.endpoint());
    return new String[] {"SQS", queues.endpoint().toString()};
  }

  private String[] books(Path data, Map<String, String> caller) {
    Books books = keep(Books.start(data, caller));
    standin = books.standin();
    tell(books.settings());
    return new String[] {
      standin.isPresent() ? "DCS stand-in" : "DCS",
      books.settings().get("DCS_BASE_URL")
          + "  books at "
          + books.settings().get("BOOKS_S3_ENDPOINT")
    };
  }
}
