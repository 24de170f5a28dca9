package org.dreamlms.infra.dcsstandin.objects;

/** The store did not do what was asked, for reasons that are not the caller's. */
public final class ObjectStoreDown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ObjectStoreDown(String what, Throwable cause) {
    super(what, cause);
  }
}
