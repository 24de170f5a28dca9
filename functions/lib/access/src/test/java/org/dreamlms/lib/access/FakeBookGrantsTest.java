package org.dreamlms.lib.access;

import java.util.UUID;

final class FakeBookGrantsTest extends BookGrantsContract {
  private final FakeBookGrants fake = new FakeBookGrants();

  @Override
  protected BookGrants grants() {
    return fake;
  }

  @Override
  protected UUID teacherWith(Integer... books) {
    UUID user = UUID.randomUUID();
    fake.teacherHas(user, books);
    return user;
  }

  @Override
  protected UUID studentWith(Integer... books) {
    UUID user = UUID.randomUUID();
    fake.studentHas(user, books);
    return user;
  }
}
