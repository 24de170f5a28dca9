package org.dreamlms.lib.lmsdatabase.users;

import java.util.UUID;
import org.dreamlms.lib.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * A person who may log in, without the password.
 *
 * @param username as it was typed when the account was made; unique whatever the case
 * @param dcsPublisherId DCS's id of the publisher that a publisher account belongs to
 * @param avatarType {@code custom} or {@code predefined}
 */
public record User(
    UUID id,
    String username,
    Role role,
    boolean active,
    boolean superuser,
    @Nullable String fullName,
    @Nullable Integer dcsPublisherId,
    boolean mustChangePassword,
    boolean hasCompletedTour,
    @Nullable String avatarUrl,
    @Nullable String avatarType) {}
