package org.dreamlms.infra.dcsstandin;

import java.net.URI;
import java.nio.file.Path;

/** Where the stand-in keeps the files of its books. */
public sealed interface ObjectStoreSettings {
  /** The address browsers reach the store at; download links are signed for it. */
  URI externalEndpoint();

  String accessKey();

  String secretKey();

  /**
   * An S3-compatible store with path-style addresses.
   *
   * @param endpoint where the stand-in itself reaches it
   */
  record S3(URI endpoint, URI externalEndpoint, String accessKey, String secretKey)
      implements ObjectStoreSettings {
    /** The keys stay out of logs. */
    @Override
    public String toString() {
      return "S3[endpoint=" + endpoint + ", externalEndpoint=" + externalEndpoint + "]";
    }
  }

  /** A plain folder; download links are signed all the same, but nobody serves them. */
  record Folder(Path folder, URI externalEndpoint, String accessKey, String secretKey)
      implements ObjectStoreSettings {
    @Override
    public String toString() {
      return "Folder[folder=" + folder + ", externalEndpoint=" + externalEndpoint + "]";
    }
  }
}
