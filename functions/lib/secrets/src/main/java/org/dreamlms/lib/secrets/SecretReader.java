package org.dreamlms.lib.secrets;

import java.util.Optional;

/** Asks for a secret, each time anew. */
public interface SecretReader {

  /**
   * The version that the ARN names; empty when there is no such secret or version.
   *
   * @throws SecretUnreadable when nobody answers in time, or it may not be read
   * @throws SecretUnusable when it holds bytes and no text
   */
  Optional<SecretText> read(SecretArn arn);
}
