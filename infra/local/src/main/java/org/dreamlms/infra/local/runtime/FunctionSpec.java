package org.dreamlms.infra.local.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the environments of a function are made from.
 *
 * @param codeUri absolute; classes at the root, dependencies in {@code lib/}
 * @param timeout after which a running invocation is killed
 * @param variables what the function finds in its environment beside Lambda's own
 * @param environments how many may run at once; at least 1
 * @param waiting how many calls may wait for one of them; more are refused at once
 * @param debugPort where a debugger may attach, kept until the process starts; empty = nowhere
 * @param classPath jars beside the runtime client's on the class path of the process, as in a
 *     container image; empty = as on the managed runtime, whose own loader reads codeUri
 */
public record FunctionSpec(
    String name,
    Path codeUri,
    String handler,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> variables,
    int environments,
    int waiting,
    boolean jsonLogs,
    Optional<ReservedPort> debugPort,
    List<Path> classPath) {
  public FunctionSpec {
    variables = Map.copyOf(variables);
    classPath = List.copyOf(classPath);
    if (environments < 1) {
      throw new IllegalArgumentException("A function has at least one environment.");
    }
    if (waiting < 0) {
      throw new IllegalArgumentException("No fewer than no calls wait: " + waiting);
    }
  }

  /** The same function, its code on the class path of its process instead of in codeUri. */
  public FunctionSpec onClassPath(List<Path> jars) {
    return new FunctionSpec(
        name,
        codeUri,
        handler,
        memoryMegabytes,
        timeout,
        variables,
        environments,
        waiting,
        jsonLogs,
        debugPort,
        jars);
  }

  /** Names of variables, without values: there are secrets among them. */
  @Override
  public String toString() {
    return "FunctionSpec["
        + name
        + ", codeUri="
        + codeUri
        + ", variables="
        + variables.keySet()
        + "]";
  }

  /** As Lambda names it, in the region and account that all local stores name. */
  public String arn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:" + name;
  }
}
