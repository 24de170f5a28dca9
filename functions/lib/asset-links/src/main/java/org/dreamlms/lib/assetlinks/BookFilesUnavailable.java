package org.dreamlms.lib.assetlinks;

import org.jspecify.annotations.Nullable;

/** The store of the books' files gave no usable answer in time. A later attempt may succeed. */
public final class BookFilesUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BookFilesUnavailable(String why, @Nullable Throwable cause) {
    super("The books' files are not available: " + why, cause);
  }
}
