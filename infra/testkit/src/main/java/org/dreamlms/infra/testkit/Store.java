package org.dreamlms.infra.testkit;

/** A running server of this machine, on 127.0.0.1. */
public interface Store extends AutoCloseable {
  /** The port on which it answers. */
  int port();

  /** Stops it and deletes temporary data; what was given a folder stays there. */
  @Override
  void close();
}
