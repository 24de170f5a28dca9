package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.dreamlms.lib.bookcatalog.Publisher;
import org.jspecify.annotations.Nullable;

/**
 * A publisher, as existing clients read it.
 *
 * @param contactEmail null where DCS has none, and for whom it does not concern
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record PublisherPublic(int id, String name, @Nullable String contactEmail, String logoUrl) {

  static PublisherPublic from(Publisher publisher) {
    return new PublisherPublic(
        publisher.id(),
        publisher.name(),
        publisher.contactEmail(),
        BookAddresses.logo(publisher.id()));
  }

  PublisherPublic withoutContact() {
    return new PublisherPublic(id, name, null, logoUrl);
  }
}
