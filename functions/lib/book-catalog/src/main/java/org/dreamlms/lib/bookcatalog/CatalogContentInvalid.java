package org.dreamlms.lib.bookcatalog;

import org.jspecify.annotations.Nullable;

/** DCS answered, but with content that cannot be read; asking again will not help. */
public final class CatalogContentInvalid extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogContentInvalid(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
