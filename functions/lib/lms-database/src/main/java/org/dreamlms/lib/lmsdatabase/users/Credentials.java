package org.dreamlms.lib.lmsdatabase.users;

/**
 * What a login is checked against.
 *
 * @param passwordHash in PHC form, {@code $argon2id$v=19$...}
 */
public record Credentials(User user, String passwordHash) {

  /** Without the hash. */
  @Override
  public String toString() {
    return "Credentials[user=" + user.id() + "]";
  }
}
