package org.dreamlms.functions.cacheadmin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.infra.testkit.TestTables;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.hybridcache.SharedStoreOnDynamo;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parts that do not work. */
final class NotReadyTest {
  @RegisterExtension static final TestDatabase migrated = MigratedDatabase.create();
  @RegisterExtension static final TestDatabase empty = new TestDatabase();
  @RegisterExtension static final TestTables tables = new TestTables();

  private static final SharedStoreOnDynamo shared = SharedStoreOnDynamo.start(tables);

  @AfterAll
  static void stop() {
    shared.close();
  }

  @Tag("AC7")
  @Test
  void ac7_a_database_that_is_away_is_named_and_nothing_else_is_told() {
    assertNotReady(shared.settings(), "{\"cache\":\"ok\",\"database\":\"failed\"}");
  }

  @Test
  void a_schema_that_is_too_old_is_not_ready() {
    Map<String, String> settings = new HashMap<>(shared.settings());
    settings.putAll(MigratedDatabase.settings(empty));

    assertNotReady(settings, "{\"cache\":\"ok\",\"database\":\"failed\"}");
  }

  @Tag("DY3")
  @Tag("AC7")
  @Test
  void dy3_a_table_that_is_not_there_is_red_and_administrators_are_told_to_try_again() {
    Map<String, String> settings = new HashMap<>(shared.settings());
    settings.putAll(MigratedDatabase.settings(migrated));
    settings.put("cache.table", "canary");

    assertNotReady(settings, "{\"cache\":\"failed\",\"database\":\"ok\"}");
    UUID admin = new Rows(migrated.dataSource()).user(Role.ADMIN);
    try (ApplicationContext context = context(settings)) {
      for (String path : new String[] {"clear", "invalidate"}) {
        Reply reply =
            new LambdaDriver(context)
                .post("/api/v1/admin/cache/" + path)
                .bearer(TestTokens.of(admin, Role.ADMIN))
                .json("{\"tags\":[\"book:1\"]}")
                .send();
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("retry-after")).isEqualTo("5");
        assertThat(reply.text())
            .contains("/problems/cache-unavailable")
            .doesNotContain("canary", "127.0.0.1", "ResourceNotFound", "dynamo");
      }
    }
  }

  @Tag("DY3")
  @Test
  void dy3_without_the_name_of_a_table_it_is_red() {
    assertNotReady(
        MigratedDatabase.settings(migrated), "{\"cache\":\"failed\",\"database\":\"ok\"}");
  }

  @Test
  void dcs_is_none_of_the_parts_and_a_warm_up_without_it_is_503() {
    Map<String, String> settings = new HashMap<>(shared.settings());
    settings.putAll(MigratedDatabase.settings(migrated));
    UUID admin = new Rows(migrated.dataSource()).user(Role.ADMIN);
    try (ApplicationContext context = context(settings)) {
      LambdaDriver lambda = new LambdaDriver(context);

      assertThat(lambda.get("/ready").send().status()).isEqualTo(200);
      Reply warm =
          lambda.post("/api/v1/admin/cache/warm").bearer(TestTokens.of(admin, Role.ADMIN)).send();
      assertThat(warm.status()).isEqualTo(503);
      assertThat(warm.text()).contains("/problems/dcs-unavailable").doesNotContain("127.0.0.1");
    }
  }

  private static void assertNotReady(Map<String, String> settings, String checks) {
    try (ApplicationContext context = context(settings)) {
      Reply reply = new LambdaDriver(context).get("/ready").send();

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.text()).isEqualTo("{\"status\":\"not_ready\",\"checks\":" + checks + "}");
    }
  }

  private static ApplicationContext context(Map<String, String> more) {
    Map<String, Object> settings = new HashMap<>(Settings.nowhere());
    settings.put("cache.timeout", "10s");
    settings.putAll(more);
    return ApplicationContext.run(settings);
  }
}
