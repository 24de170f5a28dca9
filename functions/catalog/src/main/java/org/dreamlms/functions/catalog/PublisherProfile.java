package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publisher, and the account that works for it.
 *
 * @param userEmail always null: accounts have none
 * @param userFullName null where nobody entered one
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record PublisherProfile(
    int id,
    String name,
    @Nullable String contactEmail,
    String logoUrl,
    UUID userId,
    @Nullable String userEmail,
    @Nullable String userFullName) {

  static PublisherProfile of(PublisherPublic publisher, UUID user, @Nullable String fullName) {
    return new PublisherProfile(
        publisher.id(),
        publisher.name(),
        publisher.contactEmail(),
        publisher.logoUrl(),
        user,
        null,
        fullName);
  }
}
