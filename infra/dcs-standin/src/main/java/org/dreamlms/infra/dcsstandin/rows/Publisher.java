package org.dreamlms.infra.dcsstandin.rows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A publisher's row. {@code status}: active, inactive (in the trash) or suspended. */
public record Publisher(
    int id,
    String name,
    @Nullable String displayName,
    @Nullable String description,
    @Nullable String logoUrl,
    @Nullable String contactEmail,
    String status,
    Instant createdAt,
    Instant updatedAt)
    implements Row {
  public static final String ACTIVE = "active";
  public static final String INACTIVE = "inactive";

  /** A new one with nothing but a name. */
  public static Publisher named(int id, String name, Instant now) {
    return new Publisher(id, name, null, null, null, null, ACTIVE, now, now);
  }

  public Publisher withStatus(String newStatus, Instant now) {
    return new Publisher(
        id, name, displayName, description, logoUrl, contactEmail, newStatus, createdAt, now);
  }

  /** The folder of its objects. Renaming a publisher does not move them. */
  public String folder() {
    return name + "/";
  }

  public String logoPath() {
    return "/publishers/" + id + "/logo";
  }
}
