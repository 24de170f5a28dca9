package org.dreamlms.lib.lmsdatabase.users;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.UUID;
import org.dreamlms.infra.testkit.TestDatabase;
import org.dreamlms.lib.access.Identities;
import org.dreamlms.lib.access.IdentitiesContract;
import org.dreamlms.lib.access.Identity;
import org.dreamlms.lib.lmsdatabase.MigratedDatabase;
import org.dreamlms.lib.lmsdatabase.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UserIdentitiesTest extends IdentitiesContract {
  @RegisterExtension static final TestDatabase database = MigratedDatabase.create();

  private ApplicationContext context;

  @BeforeAll
  void start() {
    context = ApplicationContext.run(Map.copyOf(MigratedDatabase.settings(database)));
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Override
  protected Identities identities() {
    return context.getBean(Identities.class);
  }

  @Override
  protected void store(Identity identity) {
    delete(identity.user());
    Rows rows = new Rows(database.dataSource());
    String name = "u" + identity.user().toString().substring(0, 13);
    rows.user(identity.user(), name, identity.role(), identity.active(), "$none$");
    rows.execute(
        "UPDATE \"user\" SET is_superuser = ?, dcs_publisher_id = ? WHERE id = ?",
        identity.superuser(),
        identity.publisherId(),
        identity.user());
  }

  @Override
  protected void delete(UUID user) {
    new Rows(database.dataSource()).execute("DELETE FROM \"user\" WHERE id = ?", user);
  }
}
