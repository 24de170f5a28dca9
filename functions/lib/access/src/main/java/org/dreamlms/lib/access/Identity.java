package org.dreamlms.lib.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the identity store knows of a user.
 *
 * @param active an inactive user keeps the data and may do nothing
 * @param superuser may administer users
 * @param publisherId DCS's id of the publisher that a publisher account belongs to; absent for
 *     everybody else, and for an account that is not linked yet
 */
public record Identity(
    UUID user, Role role, boolean active, boolean superuser, @Nullable Integer publisherId) {

  /** The user as the rest of a request knows it; only for an active one. */
  Caller caller() {
    return new Caller(user, role, superuser, publisherId);
  }
}
