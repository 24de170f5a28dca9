package org.dreamlms.functions.users;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.UUID;
import org.dreamlms.lib.lmsdatabase.users.User;
import org.jspecify.annotations.Nullable;

/** A user as clients see it, in the order in which they know the fields. */
@Serdeable(naming = SnakeCaseStrategy.class)
record UserPublic(
    String username,
    boolean isActive,
    boolean isSuperuser,
    @Nullable String fullName,
    String role,
    @Nullable Integer dcsPublisherId,
    UUID id,
    boolean mustChangePassword,
    boolean hasCompletedTour,
    @Nullable String avatarUrl,
    @Nullable String avatarType) {

  static UserPublic from(User user) {
    return new UserPublic(
        user.username(),
        user.active(),
        user.superuser(),
        user.fullName(),
        user.role().wireName(),
        user.dcsPublisherId(),
        user.id(),
        user.mustChangePassword(),
        user.hasCompletedTour(),
        user.avatarUrl(),
        user.avatarType());
  }
}
