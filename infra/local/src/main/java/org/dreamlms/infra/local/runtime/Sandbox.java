package org.dreamlms.infra.local.runtime;

import java.util.OptionalLong;
import java.util.function.Consumer;

/** What the function of one environment runs in: a process, or a part of this JVM. */
interface Sandbox {
  /** Ends it at once, whatever it is doing. */
  void kill();

  /** Waits until nothing of it is left. */
  void awaitEnd() throws InterruptedException;

  /** Number of its process; empty inside this JVM. */
  OptionalLong process();

  /** Makes sandboxes of one kind. */
  interface Maker extends AutoCloseable {
    /**
     * @param name of the environment
     * @param log gets each line that the function prints
     */
    Sandbox start(FunctionSpec function, String name, RuntimeSession session, Consumer<String> log);

    @Override
    void close();
  }
}
