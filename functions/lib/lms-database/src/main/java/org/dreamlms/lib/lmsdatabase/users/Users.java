package org.dreamlms.lib.lmsdatabase.users;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.dreamlms.lib.lmsdatabase.LmsDatabase;

/**
 * People who may log in. Every method throws {@link
 * org.dreamlms.lib.lmsdatabase.DatabaseUnavailable} or {@link
 * org.dreamlms.lib.lmsdatabase.SchemaOutdated} when it cannot be done now.
 */
@Singleton
public final class Users {
  private final LmsDatabase database;
  private final UserRows rows;

  Users(LmsDatabase database, UserRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /** Empty when there is no such user. */
  public Optional<User> byId(UUID id) {
    return database.read(() -> rows.byId(id)).map(UserRow::user);
  }

  /**
   * The user of this name, whatever its case; letters outside A-Z never match.
   *
   * @return empty when there is no such user
   */
  public Optional<Credentials> credentials(String username) {
    // PostgreSQL refuses text with NUL; no name has one.
    return username.indexOf('\0') >= 0
        ? Optional.empty()
        : database.read(() -> rows.byUsername(username)).map(UserRow::credentials);
  }

  /**
   * Puts a new hash of the same password in the place of the old one.
   *
   * @return false when the old one is not there any more: the password was changed meanwhile, and
   *     stays
   */
  public boolean replaceHash(UUID id, String oldHash, String newHash) {
    return database.write(() -> rows.replaceHash(id, oldHash, newHash)) == 1;
  }
}
