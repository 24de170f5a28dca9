package org.dreamlms.functions.dcswebhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.testkit.TickingClock;
import org.dreamlms.lib.dcsevents.CallFaults;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.dcsevents.FakeFollowUps;
import org.dreamlms.lib.dcsevents.FollowUp;
import org.dreamlms.lib.dcsevents.WebhookSecrets;
import org.dreamlms.lib.dcsevents.WebhookSignature;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.LastInvalidations;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.hybridcache.Tag;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;

/** The function with its stores in memory, and DCS that knows the secret. */
final class WebhookWorld implements AutoCloseable {
  static final String PATH = "/api/v1/webhooks/dream-storage";
  static final String SECRET = "larch-shared-secret-01";

  /** Everything that a delivery may leave behind. */
  record Traces(long sequence, List<EventRecord> records, List<FollowUp> orders) {}

  final ApplicationContext context;
  final LambdaDriver lambda;
  final TickingClock clock;
  final FakeEventLog log;
  final FakeFollowUps followUps;
  final CallFaults faults;
  final HybridCache cache;

  private final WebhookSignature dcs = new WebhookSignature(new WebhookSecrets(SECRET, null));

  WebhookWorld() {
    this(Map.of());
  }

  WebhookWorld(Map<String, String> more) {
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put(TestClock.PROPERTY, "true");
    settings.put("cache.table", "unused");
    settings.put("dcs.webhook.secret", SECRET);
    settings.putAll(more);
    context = ApplicationContext.run(settings);
    lambda = new LambdaDriver(context);
    clock = (TickingClock) context.getBean(InstantSource.class);
    log = context.getBean(FakeEventLog.class);
    followUps = context.getBean(FakeFollowUps.class);
    faults = context.getBean(CallFaults.class);
    cache = context.getBean(HybridCache.class);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** As DCS writes it. */
  static byte[] body(String event, String timestamp, String data) {
    return bytes(
        "{\"event\":\"" + event + "\",\"timestamp\":\"" + timestamp + "\",\"data\":" + data + "}");
  }

  /** Of a book, in time. */
  byte[] edit(int book) {
    return body("book.updated", clock.instant().toString(), "{\"id\":" + book + "}");
  }

  String signature(byte[] body) {
    return dcs.sign(body);
  }

  /** As DCS sends it. */
  Reply deliver(byte[] body) {
    return call(body, signature(body)).send();
  }

  LambdaDriver.Call call(byte[] body, String signature) {
    return lambda
        .post(PATH)
        .header("content-type", "application/json")
        .header("x-webhook-signature", signature)
        .body(body);
  }

  Traces traces() {
    return new Traces(sequence(), log.records(), followUps.orders());
  }

  long sequence() {
    return cache.lastInvalidations(List.of()).sequence();
  }

  LastInvalidations last(String... tags) {
    return cache.lastInvalidations(Arrays.stream(tags).map(Tag::of).toList());
  }

  double count(String counter) {
    return context.getBean(MeterRegistry.class).get(counter).counter().count();
  }

  @Override
  public void close() {
    context.close();
  }
}
