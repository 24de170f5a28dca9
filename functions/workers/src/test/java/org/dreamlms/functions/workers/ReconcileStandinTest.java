package org.dreamlms.functions.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.functions.workers.ReconcileReport.Outcome;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.lib.dcsevents.EventsInMemory;
import org.dreamlms.lib.dcsevents.FakeEventLog;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.hybridcache.Tag;
import org.dreamlms.lib.lambdahttp.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real client, over HTTP, and the stand-in for DCS, which keeps a log as DCS does. */
final class ReconcileStandinTest {
  private static final int BOOK = 4;

  private final Deque<Runnable> deliveries = new ArrayDeque<>();

  @org.junit.jupiter.api.Tag("WH14")
  @Test
  void wh14_an_edit_of_which_all_three_deliveries_were_lost_is_found_by_the_next_run(
      @TempDir Path folder) throws Exception {
    try (DcsStandin dcs =
            DcsStandin.start(
                DcsStandinSettings.in(folder)
                    .withTime(InstantSource.system(), (_, work) -> deliveries.add(work)));
        HttpClient http = HttpClient.newHttpClient()) {
      URI nobody = dcs.baseUrl().resolve("/no-such-hook");
      dcs.subscribe(nobody, "0123456789abcdef", "ours");
      try (ApplicationContext context = started(dcs.baseUrl(), nobody)) {
        assertThat(run(context).outcome()).isEqualTo(Outcome.READ);

        edit(http, dcs.baseUrl());
        while (!deliveries.isEmpty()) {
          deliveries.remove().run();
        }

        assertThat(run(context)).isEqualTo(report(1));
        assertThat(
                context
                    .getBean(HybridCache.class)
                    .lastInvalidations(List.of(Tag.of("book:" + BOOK)))
                    .byTag())
            .hasEntrySatisfying(Tag.of("book:" + BOOK), last -> assertThat(last).isGreaterThan(1L));
        assertThat(context.getBean(FakeEventLog.class).records())
            .singleElement()
            .matches(record -> record.event().equals("book.updated") && record.timestamp() != null);
        assertThat(run(context)).isEqualTo(report(0));
      }
    }
  }

  private static ReconcileReport report(int repaired) {
    return new ReconcileReport(Outcome.READ, repaired, 0, 0, false, true);
  }

  private static ReconcileReport run(ApplicationContext context) {
    return new ReconcileDeliveries(context)
        .handleRequest(new ScheduledEvent(), new TestContext(Duration.ofSeconds(60)));
  }

  private static void edit(HttpClient http, URI dcs) throws IOException, InterruptedException {
    String login =
        ask(
            http,
            dcs.resolve("/auth/login"),
            "POST",
            "{\"email\":\"admin@admin.com\",\"password\":\"admin\"}",
            "");
    String token = login.replaceAll(".*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    assertThat(ask(http, dcs.resolve("/books/" + BOOK), "PUT", "{\"category\":\"ş\"}", token))
        .contains("ş");
  }

  private static String ask(HttpClient http, URI uri, String method, String body, String bearer)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + bearer)
            .timeout(Duration.ofSeconds(20))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private static ApplicationContext started(URI dcs, URI ours) {
    Map<String, Object> settings = new HashMap<>(EventsInMemory.settings());
    settings.put(SharedStoreInMemory.PROPERTY, "true");
    settings.put("cache.table", "unused");
    settings.put("dcs.webhook.url", ours.toString());
    settings.put("dcs.base-url", dcs.toString());
    settings.put("dcs.email", "admin@admin.com");
    settings.put("dcs.password", "admin");
    return ApplicationContext.builder().properties(settings).start();
  }
}
