package org.dreamlms.infra.local.runtime;

/**
 * @param environment name of the one that ran it; {@code none} when none did
 */
public record Result(Outcome outcome, String environment) {
  static final String NONE = "none";

  static Result throttled() {
    return new Result(new Outcome.Throttled(), NONE);
  }
}
