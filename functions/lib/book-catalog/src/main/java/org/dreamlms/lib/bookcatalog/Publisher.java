package org.dreamlms.lib.bookcatalog;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * An active publisher.
 *
 * @param id DCS's integer id, positive
 * @param name unique, also the first segment of object keys
 */
@Serdeable
public record Publisher(
    int id, String name, @Nullable String displayName, @Nullable String contactEmail) {

  public Publisher {
    if (id <= 0 || name.isBlank()) {
      throw new IllegalArgumentException("A publisher has a positive id and a name: " + id);
    }
  }
}
