package org.dreamlms.infra.local.border;

import java.io.PrintStream;
import java.util.Map;

/** What a function inside this JVM has instead of a process of its own. */
public interface Host {
  /** The environment's variables: all that the function finds, and nothing of this process's. */
  Map<String, String> variables();

  /** Standard output and standard error: one stream, as in Lambda's log. */
  PrintStream out();

  /** The function has ended its process, as it thinks; the caller must not go on after it. */
  void exited(int status);
}
