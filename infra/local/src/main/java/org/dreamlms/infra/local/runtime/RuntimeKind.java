package org.dreamlms.infra.local.runtime;

/** Which runtime loop environments run. */
public enum RuntimeKind {
  /** The Runtime Interface Client with its native library, as on Lambda. */
  NATIVE,
  /** Our own loop in plain Java. */
  JAVA,
  /** {@link #NATIVE} where its library runs, else {@link #JAVA}. */
  AUTOMATIC;

  /** Never {@link #AUTOMATIC}. */
  public RuntimeKind chosen() {
    if (this != AUTOMATIC) {
      return this;
    }
    return NativeLibrary.nameHere().isPresent() ? NATIVE : JAVA;
  }
}
