package org.dreamlms.infra.local.border;

/**
 * Leaves the function after it has ended its process, as it thinks. An error, so that what catches
 * exceptions lets it pass; in a real process nothing runs after that.
 */
public final class Exited extends Error {
  public Exited(int status) {
    super("exit status " + status, null, false, false);
  }
}
