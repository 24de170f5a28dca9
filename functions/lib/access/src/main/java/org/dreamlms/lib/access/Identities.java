package org.dreamlms.lib.access;

import java.util.Optional;
import java.util.UUID;

/**
 * Who a token's subject is now. Implemented by lms-database; {@code access} puts a cache of at most
 * {@link AccessSettings#maxAge()} before it, so implementations read afresh on each call. Safe for
 * any number of threads; may throw {@link StoreUnavailable}.
 */
@FunctionalInterface
public interface Identities {

  /** Empty when there is no such user (any more). */
  Optional<Identity> find(UUID user);
}
