package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What three environments answered is what the statistics of all say. */
final class CacheStatsIT {
  private static final int ENVIRONMENTS = 3;
  private static final int ROUNDS = 40;

  /** An environment says what it counted ten seconds after the last time, when it is asked. */
  private static final int MOST_ROUNDS_UNTIL_SAID = 20_000;

  @RegisterExtension
  static final Running CLOUD =
      new Running("known traffic", settings -> settings.withEnvironments(ENVIRONMENTS));

  @Test
  void known_traffic_through_three_environments_reads_as_the_same_numbers(Client anybody)
      throws Exception {
    Client admin = anybody.as("admin", Running.PASSWORD);
    Set<String> environments = new HashSet<>();
    int hits = 0;
    int misses = 0;
    try (ExecutorService crowd = Executors.newFixedThreadPool(ENVIRONMENTS)) {
      for (int i = 0; i < ROUNDS || environments.size() < ENVIRONMENTS; i++) {
        for (Client.Reply reply : together(crowd, admin, "/api/v1/publishers")) {
          assertThat(reply.status()).as(reply.text()).isEqualTo(200);
          environments.add(reply.header("x-local-environment"));
          // How the cache came by the one list that such an answer is made of.
          String status = reply.header("cache-status");
          if (status.startsWith("LMS-shared; fwd=miss") && !status.contains("collapsed")) {
            misses++;
          } else {
            hits++;
          }
        }
      }
      JsonNode statistics = statisticsOf(hits + misses, crowd, admin, anybody);

      JsonNode publishers = statistics.get("entities").get("dcs:publishers:list");
      assertThat(publishers.get("hits").intValue()).isEqualTo(hits);
      assertThat(publishers.get("misses").intValue()).isEqualTo(misses);
      assertThat(publishers.get("hit_rate").doubleValue())
          .isEqualTo((double) hits / (hits + misses));
      assertThat(statistics.get("environments").intValue()).isEqualTo(ENVIRONMENTS);
      assertThat(statistics.get("entries").intValue()).isPositive();
    }
  }

  /** As soon as all is said, or when it never is. Requests without a token look nothing up. */
  private static JsonNode statisticsOf(
      int lookups, ExecutorService crowd, Client admin, Client anybody) throws Exception {
    JsonNode statistics = statistics(admin);
    for (int i = 0; i < MOST_ROUNDS_UNTIL_SAID && said(statistics) < lookups; i++) {
      together(crowd, anybody, "/api/v1/publishers");
      statistics = i % 50 == 0 ? statistics(admin) : statistics;
    }
    return statistics;
  }

  private static JsonNode statistics(Client admin) {
    return admin.get("/api/v1/admin/cache/stats?minutes=60").json();
  }

  private static int said(JsonNode statistics) {
    JsonNode publishers = statistics.get("entities").path("dcs:publishers:list");
    return publishers.path("hits").intValue() + publishers.path("misses").intValue();
  }

  private static List<Client.Reply> together(ExecutorService crowd, Client client, String path)
      throws InterruptedException, ExecutionException {
    List<Future<Client.Reply>> asked = new ArrayList<>();
    for (int i = 0; i < ENVIRONMENTS; i++) {
      asked.add(crowd.submit(() -> client.get(path)));
    }
    List<Client.Reply> replies = new ArrayList<>();
    for (Future<Client.Reply> each : asked) {
      replies.add(each.get());
    }
    return replies;
  }
}
