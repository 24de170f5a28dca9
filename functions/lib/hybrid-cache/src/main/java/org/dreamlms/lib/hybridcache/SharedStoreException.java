package org.dreamlms.lib.hybridcache;

/**
 * The shared tier did not answer, or refused: slow, throttled, absent, not permitted. What was
 * asked for may have been done all the same, unless it says otherwise.
 */
public final class SharedStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SharedStoreException(String operation, Throwable cause) {
    super("The shared cache failed: " + operation, cause);
  }

  public SharedStoreException(String operation) {
    super("The shared cache failed: " + operation);
  }
}
