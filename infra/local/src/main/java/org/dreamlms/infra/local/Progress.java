package org.dreamlms.infra.local;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.dreamlms.infra.local.logs.LogStream;
import org.dreamlms.infra.local.runtime.Functions;
import org.dreamlms.infra.local.runtime.RuntimeKind;
import org.dreamlms.infra.local.stores.Stores;
import org.dreamlms.infra.local.template.LocalTemplate;

/** What is said while the local cloud starts, and when it is ready. */
final class Progress {
  private final LogStream log;
  private final long begun = System.nanoTime();

  Progress(LogStream log) {
    this.log = log;
  }

  LogStream log() {
    return log;
  }

  void say(String line) {
    log.say(line);
  }

  void template(LocalTemplate template) {
    step(
        String.format(
            Locale.ROOT,
            "template.yaml: %d functions, %d routes, %d tables, %d buckets, %d queues",
            template.functions().size(),
            template.routes().size(),
            template.tables().size(),
            template.buckets().size(),
            template.queues().size()));
    SortedMap<String, String> without = template.withoutEffect();
    if (!without.isEmpty()) {
      step("without effect here (--explain says why): " + String.join(", ", without.keySet()));
    }
  }

  void runtime(RuntimeKind runtime) {
    if (runtime == RuntimeKind.IN_PROCESS) {
      step("functions run inside this JVM (--runtime in-process)");
    }
  }

  void storeReady(String name, String address) {
    step(String.format(Locale.ROOT, "%-15s %s", name, address));
  }

  void step(String what) {
    Duration since = Duration.ofNanos(System.nanoTime() - begun);
    log.say(String.format(Locale.ROOT, "%6.1f s  %s", since.toMillis() / 1000.0, what));
  }

  void ready(
      URI api,
      Map<String, URI> functionUrls,
      Stores stores,
      Functions functions,
      LocalSettings settings,
      boolean demo) {
    functionUrls.forEach((name, url) -> log.say("  " + name + " at its own URL: " + url));
    stores
        .standin()
        .ifPresent(
            standin ->
                log.say("  DCS stand-in: " + standin.baseUrl() + "  faults: /_control/faults"));
    log.say("  what the API takes and answers: " + api + "/docs/");
    log.say(
        "  any event: POST "
            + api
            + "/_events/<Function>  ("
            + String.join(", ", functions.names())
            + ")");
    settings
        .debug()
        .map(name -> functions.spec(name).debugPort())
        .map(
            port ->
                port.map(own -> "127.0.0.1:" + own.number())
                    .orElse("this JVM, as it said at its start"))
        .ifPresent(place -> log.say("  debugger: attach to " + place));
    if (demo) {
      log.say("  " + FirstSteps.logins(settings.caller()));
    }
    step("started");
    log.say("ready: " + api);
  }
}
