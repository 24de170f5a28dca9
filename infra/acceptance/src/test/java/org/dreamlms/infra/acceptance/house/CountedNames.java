package org.dreamlms.infra.acceptance.house;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names of the counters without tags in the code of a function and of the libs it is made of, and
 * what {@code EmfLine} of lambda-http makes of such a counter. Read from the sources: functions are
 * no dependency of this module.
 */
final class CountedNames {
  private static final Path EMF =
      Repository.ROOT.resolve(
          "functions/lib/lambda-http/src/main/java/org/dreamlms/lib/lambdahttp/EmfLine.java");

  /** The whole of a call with a name and nothing behind it but, for {@code count}, a number. */
  private static final Pattern COUNTER =
      Pattern.compile(
          "\\bcounter\\(\\s*(\"[^\"]+\"|[A-Z_]+)\\s*\\)|\\bcount\\(\\s*(\"[^\"]+\")\\s*,");

  private static final Pattern FUNCTION_COUNTER =
      Pattern.compile("FunctionCounter\\.builder\\(\\s*(\"[^\"]+\")[^;]*?\\.register\\(");

  private static final Pattern CONSTANT = Pattern.compile("String ([A-Z_]+) =\\s*(\"[^\"]+\");");
  private static final Pattern LIB =
      Pattern.compile(
          "<dependency>\\s*<groupId>org\\.dreamlms\\.lib</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
          Pattern.DOTALL);

  private CountedNames() {}

  static String namespace() {
    return constant("NAMESPACE");
  }

  /** Of every counter, the function's name. */
  static String dimension() {
    return constant("FUNCTION");
  }

  /**
   * @param function its directory
   */
  static Set<String> of(String function) {
    Set<String> names = new TreeSet<>();
    for (Path module : modules(Repository.ROOT.resolve("functions").resolve(function))) {
      for (Path file : Repository.files(module.resolve("src/main/java"))) {
        addTo(names, Repository.text(file));
      }
    }
    return names;
  }

  private static void addTo(Set<String> names, String source) {
    Map<String, String> constants = new HashMap<>();
    CONSTANT.matcher(source).results().forEach(c -> constants.put(c.group(1), c.group(2)));
    COUNTER
        .matcher(source)
        .results()
        .map(call -> call.group(1) == null ? call.group(2) : call.group(1))
        .map(name -> constants.getOrDefault(name, name))
        .forEach(name -> names.add(name.replace("\"", "")));
    FUNCTION_COUNTER
        .matcher(source)
        .results()
        .filter(call -> !call.group().contains(".tag"))
        .forEach(call -> names.add(call.group(1).replace("\"", "")));
  }

  /** The function's own, and each lib that is in its jar. */
  private static Set<Path> modules(Path function) {
    Set<Path> found = new HashSet<>();
    Deque<Path> open = new ArrayDeque<>(Set.of(function));
    while (!open.isEmpty()) {
      Path module = open.pop();
      if (found.add(module)) {
        LIB.matcher(Repository.text(module.resolve("pom.xml")))
            .results()
            .filter(lib -> !lib.group(2).contains("test-jar"))
            .forEach(
                lib -> open.push(Repository.ROOT.resolve("functions/lib").resolve(lib.group(1))));
      }
    }
    return found;
  }

  private static String constant(String name) {
    return CONSTANT
        .matcher(Repository.text(EMF))
        .results()
        .filter(found -> found.group(1).equals(name))
        .map(found -> found.group(2).replace("\"", ""))
        .findFirst()
        .orElseThrow();
  }
}
