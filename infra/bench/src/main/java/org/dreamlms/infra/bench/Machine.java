package org.dreamlms.infra.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know of the machine before he compares figures. */
final class Machine {
  private Machine() {}

  /** Processor, cores and memory, without the machine's name. */
  static String description() {
    String model =
        lines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    String memory =
        lines(Path.of("/proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemTotal"))
            .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / (1024 * 1024) + " GiB")
            .findFirst()
            .orElse("unknown memory");
    return Runtime.getRuntime().availableProcessors()
        + " cores, "
        + model
        + ", "
        + memory
        + ", "
        + System.getProperty("os.name");
  }

  /** Processes that wanted a core, on average of 1, 5 and 15 minutes; 2 cores are busy at 2. */
  static String load() {
    return lines(Path.of("/proc/loadavg")).stream()
        .findFirst()
        .map(line -> String.join(" ", List.of(line.split(" ")).subList(0, 3)))
        .orElse("unknown");
  }

  static String jdk() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }

  /** The commit that is checked out, and whether files differ from it. */
  static String commit(Path root) {
    String commit = git(root, "rev-parse", "--short", "HEAD");
    boolean clean =
        git(root, "status", "--porcelain", "--untracked-files=no", "--", ":!*RESULTS.md").isEmpty();
    return commit.isEmpty() ? "unknown" : clean ? commit : commit + " with changes";
  }

  private static String git(Path root, String... arguments) {
    try {
      List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
      command.addAll(List.of(arguments));
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException noGit) {
      return "";
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException notLinux) {
      return List.of();
    }
  }
}
