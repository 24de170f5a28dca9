package org.dreamlms.infra.local;

/**
 * The local cloud cannot start, for a reason that its user can mend.
 *
 * <p>The message is one line: what is wrong, why, and what to do. It is shown as it is, without a
 * stack trace, and the program ends with code 2.
 */
public final class Refusal extends RuntimeException {
  /** The program's exit code after a refusal. */
  public static final int EXIT_CODE = 2;

  public Refusal(String message) {
    super(message);
  }

  public Refusal(String message, Throwable cause) {
    super(message, cause);
  }
}
