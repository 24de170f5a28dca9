package org.dreamlms.functions.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OutageTest {
  @RegisterExtension static final TestDatabase empty = new TestDatabase();

  @Test
  void before_the_migration_the_function_says_that_the_system_is_brought_up_to_date() {
    Map<String, Object> settings = settings();
    try (var context = ApplicationContext.run(settings)) {
      assertThat(logIn(context).status()).isEqualTo(503);
      assertThat(logIn(context).text()).contains("/problems/schema-outdated");
      MigratedDatabase.migrate(empty.dataSource());

      assertThat(logIn(context).status()).isEqualTo(400);
    }
  }

  @Tag("PG5")
  @Test
  void pg5_an_outage_is_503_without_a_word_about_the_database() {
    Map<String, Object> settings = settings();
    settings.put("lms.database.url", "jdbc:postgresql://127.0.0.1:1/canary");
    try (var context = ApplicationContext.run(settings)) {
      Reply login = logIn(context);
      Reply me =
          new LambdaDriver(context)
              .get("/api/v1/users/me")
              .bearer(TestTokens.of(UUID.randomUUID(), Role.ADMIN))
              .send();

      for (Reply reply : new Reply[] {login, me}) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("retry-after")).isEqualTo("5");
        assertThat(reply.text())
            .contains("/problems/database-unavailable")
            .doesNotContain("canary", "127.0.0.1", "SQL", "postgres");
      }
    }
  }

  private static Reply logIn(ApplicationContext context) {
    return new LambdaDriver(context)
        .post("/api/v1/login/access-token")
        .form(Map.of("username", "nobody", "password", "nothing"))
        .send();
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(MigratedDatabase.settings(empty));
    settings.putAll(TestTokens.signingSettings());
    settings.putAll(CountsInMemory.manyLogins());
    return settings;
  }
}
