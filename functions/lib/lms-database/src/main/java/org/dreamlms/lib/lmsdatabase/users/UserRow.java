package org.dreamlms.lib.lmsdatabase.users;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.util.UUID;
import org.dreamlms.lib.access.Role;
import org.jspecify.annotations.Nullable;

/** A row of {@code "user"}. */
@MappedEntity("user")
record UserRow(
    @Id UUID id,
    String username,
    String hashedPassword,
    String role,
    @MappedProperty("is_active") boolean active,
    @MappedProperty("is_superuser") boolean superuser,
    @Nullable String fullName,
    @Nullable Integer dcsPublisherId,
    boolean mustChangePassword,
    boolean hasCompletedTour,
    @Nullable String avatarUrl,
    @Nullable String avatarType) {

  User user() {
    return new User(
        id,
        username,
        Role.ofWireName(role),
        active,
        superuser,
        fullName,
        dcsPublisherId,
        mustChangePassword,
        hasCompletedTour,
        avatarUrl,
        avatarType);
  }

  Credentials credentials() {
    return new Credentials(user(), hashedPassword);
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "UserRow[id=" + id + "]";
  }
}
