package org.dreamlms.infra.local;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.local.gateway.Gateway;
import org.dreamlms.infra.local.gateway.TraceId;
import org.dreamlms.infra.local.logs.LogStream;
import org.dreamlms.infra.local.queues.QueueSources;
import org.dreamlms.infra.local.runtime.FunctionSpec;
import org.dreamlms.infra.local.runtime.Functions;
import org.dreamlms.infra.local.runtime.Invocation;
import org.dreamlms.infra.local.runtime.ReservedPort;
import org.dreamlms.infra.local.runtime.Result;
import org.dreamlms.infra.local.schedule.ScheduleTimer;
import org.dreamlms.infra.local.stores.SigningKeys;
import org.dreamlms.infra.local.stores.Stores;
import org.dreamlms.infra.local.stores.WebhookSecret;
import org.dreamlms.infra.local.template.Addresses;
import org.dreamlms.infra.local.template.LocalTemplate;
import org.dreamlms.infra.local.template.TemplateReader;
import org.dreamlms.infra.openapi.ApiDocument;

/**
 * The whole system of a template, running on this machine.
 *
 * <p>Closing it ends every process and deletes what was temporary; when this JVM is killed, the
 * processes end by themselves.
 */
public final class LocalCloud implements AutoCloseable {
  /** The function that DCS sends its webhooks to. */
  private static final String WEBHOOK = "DcsWebhook";

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<String, ReservedPort> functionPorts = new LinkedHashMap<>();
  private final Map<String, URI> functionUrls = new LinkedHashMap<>();
  private final LocalSettings settings;
  private final Progress progress;
  private final DataFolder data;
  private final WebhookSecret webhook;
  private final Stores stores;
  private final Functions functions;
  private final Gateway api;
  private final boolean demo;

  private LocalCloud(LocalSettings settings) {
    this.settings = settings;
    this.progress =
        new Progress(new LogStream(settings.out(), settings.logStyle(), ZoneId.systemDefault()));
    try {
      LocalTemplate template = read(Addresses.unknown());
      CodeFolders.check(template);
      FunctionSpecs.checkDebugged(settings, template);
      progress.template(template);
      progress.runtime(settings.runtime().chosen());
      ReservedPort port = keep(LocalPorts.reserve(settings.port()));
      reserveFunctionUrls(template);
      data = keep(DataFolder.open(settings.data(), settings.fresh()));
      webhook = WebhookSecret.of(settings.caller());
      stores = keep(Stores.start(template, data.path(), settings.caller(), progress::storeReady));
      LocalTemplate resolved =
          read(
              new Addresses(
                  "http://127.0.0.1:" + port.number(),
                  stores.queues().map(URI::toString).orElse(""),
                  stores.buckets().map(URI::toString).orElse(""),
                  functionPorts.entrySet().stream()
                      .collect(
                          Collectors.toMap(
                              Map.Entry::getKey,
                              held -> "http://127.0.0.1:" + held.getValue().number()))));
      functions = keep(functions(resolved));
      settings.debug().flatMap(name -> functions.spec(name).debugPort()).ifPresent(this::keep);
      SamEnvironment.write(
          data.path(), functions.names().stream().sorted().map(functions::spec).toList());
      demo =
          new FirstSteps(functions, progress, settings.clock())
              .run(stores.settings(), settings.caller());
      if (settings.warm()) {
        warm(resolved);
      }
      port.close();
      api =
          keep(
              Gateway.httpApi(
                  port.number(),
                  resolved.routes(),
                  resolved.apiCors(),
                  functions.names(),
                  functions::submit,
                  () -> document(resolved),
                  settings.clock()));
      openFunctionUrls(resolved);
      subscribe();
      if (settings.schedules()) {
        keep(ScheduleTimer.start(resolved, functions::submit, settings.clock()));
      }
      stores
          .queues()
          .ifPresent(
              sqs -> keep(QueueSources.start(resolved, sqs, functions::submit, settings.clock())));
      watchCode(resolved);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything; requests are answered when this returns.
   *
   * @throws Refusal with one line that says what is wrong and what to do
   */
  public static LocalCloud start(LocalSettings settings) {
    return new LocalCloud(settings);
  }

  /** Where the HTTP API is, without a slash at the end. */
  public URI apiUrl() {
    return api.uri();
  }

  /**
   * Where a function's own URL is, without a slash at the end.
   *
   * @throws IllegalArgumentException when the template gives it none
   */
  public URI functionUrl(String function) {
    URI url = functionUrls.get(function);
    if (url == null) {
      throw new IllegalArgumentException(function + " has no Function URL");
    }
    return url;
  }

  /** The stand-in for DCS, with its faults; empty with a real DCS. */
  public Optional<DcsStandin> dcs() {
    return stores.standin();
  }

  /**
   * What functions are told of the stores, by variable name: for tests that look behind the API.
   */
  public Map<String, String> storeSettings() {
    Map<String, String> all = new HashMap<>(stores.endpoints());
    all.putAll(stores.settings());
    return Map.copyOf(all);
  }

  /** Runs a function with any event, as Lambda's Invoke does. */
  public Result invoke(String function, String event) {
    try {
      return functions.invoke(
          function,
          Invocation.of(
              event.getBytes(StandardCharsets.UTF_8), TraceId.next(settings.clock().instant())),
          Duration.ofMinutes(15));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /**
   * What a function runs as here: for measurements, which start environments of their own.
   *
   * @throws IllegalArgumentException when there is no such function
   */
  public FunctionSpec functionSpec(String function) {
    return functions.spec(function);
  }

  /** Numbers of the processes that functions run in now; none where they run inside this JVM. */
  public List<Long> functionProcesses() {
    return functions.pids();
  }

  /**
   * Where a debugger may attach to the function of {@link LocalSettings#debug}; empty also where it
   * runs inside this JVM.
   */
  public Optional<Integer> debugPort() {
    return settings
        .debug()
        .flatMap(name -> functions.spec(name).debugPort().map(ReservedPort::number));
  }

  /** Ends a function's environments, each after its running invocation; new ones start on use. */
  public void restart(String function) {
    functions.restart(function);
  }

  /** Prints addresses and logins, and the line {@code ready: <url>}. */
  void announce() {
    progress.ready(apiUrl(), functionUrls, stores, functions, settings, demo);
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        progress.say("While stopping: " + e.getMessage());
      }
    }
  }

  private LocalTemplate read(Addresses addresses) {
    return TemplateReader.read(settings.template(), addresses, settings.parameters());
  }

  private Functions functions(LocalTemplate template) {
    List<FunctionSpec> specs =
        new FunctionSpecs(settings, stores, SigningKeys.in(data.path()), webhook).of(template);
    return new Functions(
        specs,
        data.path().resolve("runtime"),
        settings.runtime(),
        progress.log()::accept,
        settings.clock());
  }

  private void warm(LocalTemplate template) {
    try {
      progress.step("starting all environments");
      functions.warm(
          template.functions().stream()
              .filter(LocalTemplate.Function::isCalledByEvents)
              .map(LocalTemplate.Function::name)
              .toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while environments started.", e);
    }
  }

  /** Of the code as it is now; the build writes each function's part beside its package. */
  private static byte[] document(LocalTemplate template) {
    return ApiDocument.of(
            template.functions().stream()
                .map(function -> function.codeUri().resolve("../..").normalize())
                // One jar may be several functions.
                .distinct()
                .toList())
        .servedFromItsOwnOrigin();
  }

  /** Functions are told of each other's addresses before they run. */
  private void reserveFunctionUrls(LocalTemplate template) {
    int next = settings.port() == 0 ? 0 : settings.port() + 1;
    for (LocalTemplate.Function function : template.functions()) {
      if (function.url().isPresent()) {
        functionPorts.put(function.name(), keep(LocalPorts.reserve(next)));
        next = next == 0 ? 0 : next + 1;
      }
    }
  }

  private void openFunctionUrls(LocalTemplate template) {
    for (LocalTemplate.Function function : template.functions()) {
      ReservedPort port = functionPorts.get(function.name());
      if (port != null && function.url().isPresent()) {
        port.close();
        Gateway url =
            keep(
                Gateway.functionUrl(
                    port.number(),
                    function.name(),
                    function.timeout(),
                    function.url().get().cors(),
                    functions::submit,
                    settings.clock()));
        functionUrls.put(function.name(), url.uri());
      }
    }
  }

  /** An edit in the stand-in reaches the function by itself, as one in DCS does. */
  private void subscribe() {
    URI url = functionUrls.get(WEBHOOK);
    if (url != null) {
      stores
          .standin()
          // With the slash that functions are told: they look for it letter by letter.
          .ifPresent(
              dcs -> dcs.subscribe(url.resolve("/"), webhook.reveal(), "the LMS of this machine"));
    }
  }

  private void watchCode(LocalTemplate template) {
    Map<String, Path> folders =
        template.functions().stream()
            .collect(
                Collectors.toMap(LocalTemplate.Function::name, LocalTemplate.Function::codeUri));
    CodeWatch watch =
        keep(
            new CodeWatch(
                folders,
                name -> {
                  progress.say(name + " was built anew: its environments restart");
                  functions.restart(name);
                }));
    watch.start();
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }
}
