package org.dreamlms.lib.access;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the identity store knows it now; never what a token claims of itself.
 *
 * @param user the user's id
 * @param superuser may administer users
 * @param publisherId DCS's id of the publisher that a publisher account belongs to; absent for
 *     everybody else, and for an account that is not linked yet
 */
public record Caller(UUID user, Role role, boolean superuser, @Nullable Integer publisherId) {

  /** Who sent a request that {@link AccessFilter} has let in; empty where nobody has to say. */
  public static Optional<Caller> of(HttpRequest<?> request) {
    return request.getAttribute(AccessFilter.CALLER, Caller.class);
  }
}
