package org.dreamlms.lib.access;

import java.util.UUID;

final class FakeIdentitiesTest extends IdentitiesContract {
  private final FakeIdentities fake = new FakeIdentities();

  @Override
  protected Identities identities() {
    return fake;
  }

  @Override
  protected void store(Identity identity) {
    fake.put(identity);
  }

  @Override
  protected void delete(UUID user) {
    fake.remove(user);
  }
}
