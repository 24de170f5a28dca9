package org.dreamlms.lib.dcsclient;

import java.net.URI;
import java.time.Duration;

/** A signed address; whoever has it can read the file. */
public record PresignedFile(URI url, Duration validFor) {

  /** Without the address: it is a secret. */
  @Override
  public String toString() {
    return "PresignedFile[validFor=" + validFor + "]";
  }
}
