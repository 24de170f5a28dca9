package org.dreamlms.lib.dcsclient;

import org.jspecify.annotations.Nullable;

/**
 * One publisher as DCS keeps it. Its {@code logo_url} is left out on purpose: DCS fills it whether
 * or not there is a logo, so only {@link Dcs#logo} can tell.
 *
 * @param name unique in DCS; part of the object keys of its books
 */
public record DcsPublisher(
    int id,
    String name,
    @Nullable String displayName,
    @Nullable String description,
    @Nullable String contactEmail,
    Status status) {

  /** {@code INACTIVE} is DCS's trash; {@code OTHER} is a status that this version does not know. */
  public enum Status {
    ACTIVE,
    INACTIVE,
    SUSPENDED,
    OTHER
  }

  public DcsPublisher {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a publisher has a name");
    }
  }
}
