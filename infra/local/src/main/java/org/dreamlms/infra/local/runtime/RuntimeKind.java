package org.dreamlms.infra.local.runtime;

import org.dreamlms.infra.local.Refusal;

/** What environments are made of. */
public enum RuntimeKind {
  /** A process each, on the Runtime Interface Client with its native library, as on Lambda. */
  NATIVE,
  /** A class loader each, inside this JVM: pure Java. */
  IN_PROCESS,
  /** {@link #NATIVE} where its library runs, else {@link #IN_PROCESS}. */
  AUTOMATIC;

  /**
   * Never {@link #AUTOMATIC}.
   *
   * @throws Refusal when the native library was asked for and does not run here
   */
  public RuntimeKind chosen() {
    boolean runs = NativeLibrary.nameHere().isPresent();
    return switch (this) {
      case AUTOMATIC -> runs ? NATIVE : IN_PROCESS;
      case IN_PROCESS -> IN_PROCESS;
      case NATIVE -> {
        if (!runs) {
          throw new Refusal(
              "--runtime native does not run on this machine: AWS's client has no library for "
                  + System.getProperty("os.name")
                  + " on "
                  + System.getProperty("os.arch")
                  + ". Leave the option out.");
        }
        yield NATIVE;
      }
    };
  }
}
