package org.dreamlms.infra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** P14: how large each function's deployment package is, as the ZIP that is uploaded. */
final class Packages {
  private static final String TABLE = "Deployment packages";

  private final Path root;

  Packages(Path root) {
    this.root = root;
  }

  void measure(Report report) {
    for (Path function : functions()) {
      String name = function.getFileName().toString();
      double megabytes = CodeJar.zippedSize(function.resolve("target/function")) / 1e6;
      report.detail(TABLE, name, "ZIP MB", megabytes);
      report.value("P14", "package of " + name + ", MB", 12.0, megabytes);
    }
  }

  private List<Path> functions() {
    try (Stream<Path> folders = Files.list(root.resolve("functions"))) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("target/function")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
