package org.dreamlms.infra.local.inside;

/**
 * Leaves the function after it has ended its process, as it thinks. An error, so that what catches
 * exceptions lets it pass; in a real process nothing runs after that.
 */
final class Exited extends Error {
  Exited(int status) {
    super("exit status " + status, null, false, false);
  }
}
