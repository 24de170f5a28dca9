package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What DCS notices of the cache that all environments share. */
final class OneForAllIT {
  private static final int READERS = 24;

  @RegisterExtension static final Running CLOUD = new Running();

  @Test
  @Tag("DC3")
  void of_all_environments_that_meet_something_new_at_once_one_asks_dcs(Client anybody, Dcs dcs)
      throws Exception {
    Client admin = anybody.as("admin", Running.PASSWORD).unchecked();
    Set<String> environments = new TreeSet<>();
    dcs.forgetRequests();
    List<Future<Client.Reply>> replies = new ArrayList<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < READERS; i++) {
        replies.add(readers.submit(() -> admin.get("/api/v1/publishers/4711")));
      }
      for (Future<Client.Reply> reply : replies) {
        assertThat(reply.get().status()).isEqualTo(404);
        environments.add(reply.get().header("X-Local-Environment"));
      }
    }

    assertThat(environments).hasSizeGreaterThan(1);
    assertThat(dcs.requestsOf("/publishers/4711")).isEqualTo(1);
  }
}
