package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.dreamlms.lib.lmsdatabase.users.User;
import org.dreamlms.lib.lmsdatabase.users.Users;

/** The names that the database has. */
@Singleton
final class StoredAccountNames implements AccountNames {
  private final Users users;

  StoredAccountNames(Users users) {
    this.users = users;
  }

  @Override
  public Optional<String> fullName(UUID user) {
    return users.byId(user).map(User::fullName);
  }
}
