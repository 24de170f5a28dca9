package org.dreamlms.infra.dcsstandin.objects;

import java.time.Instant;

/**
 * What the store knows about one object.
 *
 * @param etag without quotes
 * @param contentType as given when it was stored; {@code application/octet-stream} in listings,
 *     which do not carry it
 */
public record StoredObject(
    String key, long size, String etag, String contentType, Instant lastModified) {
  public static final String UNKNOWN_TYPE = "application/octet-stream";

  /** The last part of the key. */
  public String fileName() {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
