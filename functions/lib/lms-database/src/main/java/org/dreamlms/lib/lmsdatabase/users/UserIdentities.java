package org.dreamlms.lib.lmsdatabase.users;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.dreamlms.lib.access.Identities;
import org.dreamlms.lib.access.Identity;

/** Identities are rows of {@code "user"}. */
@Singleton
final class UserIdentities implements Identities {
  private final Users users;

  UserIdentities(Users users) {
    this.users = users;
  }

  @Override
  public Optional<Identity> find(UUID user) {
    return users
        .byId(user)
        .map(
            found ->
                new Identity(
                    found.id(),
                    found.role(),
                    found.active(),
                    found.superuser(),
                    found.dcsPublisherId()));
  }
}
