package org.dreamlms.lib.assetlinks;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Makes the address of a GET that anybody may do for a while (AWS Signature Version 4, in the
 * query). Arithmetic only: nothing is asked of the store, so the object need not exist. Safe for
 * any number of threads.
 */
interface LinkSigner {
  /** The same arguments give the same address, character by character, in every implementation. */
  URI sign(ObjectKey key, SigningWindow window, Presentation presentation);

  /**
   * What the store shall say the object is; both are signed, so a client can change neither.
   *
   * @param contentType null = as stored
   * @param disposition null = as stored
   */
  record Presentation(@Nullable String contentType, @Nullable String disposition) {
    static final Presentation AS_STORED = new Presentation(null, null);
  }
}
