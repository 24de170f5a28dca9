package org.dreamlms.infra.local.border;

/** A function did not start, or its handler threw; the message is Lambda's error document. */
public final class FunctionFailure extends Exception {
  private final boolean fatal;

  /**
   * @param fatal whether the environment ends with it, as Lambda's does after an error of the JVM
   */
  public FunctionFailure(String document, boolean fatal) {
    super(document);
    this.fatal = fatal;
  }

  public String document() {
    return String.valueOf(getMessage());
  }

  public boolean fatal() {
    return fatal;
  }
}
