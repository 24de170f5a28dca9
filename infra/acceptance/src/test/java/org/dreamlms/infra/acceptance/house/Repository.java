package org.dreamlms.infra.acceptance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that these tests stand in. */
final class Repository {
  static final Path ROOT =
      Path.of(System.getProperty("dreamlms.root", "../..")).toAbsolutePath().normalize();

  private Repository() {}

  /** Directories of functions/ that hold a function. */
  static List<Path> functions() {
    return modules(ROOT.resolve("functions")).stream()
        .filter(module -> !module.endsWith("lib"))
        .toList();
  }

  static List<Path> libs() {
    return modules(ROOT.resolve("functions/lib"));
  }

  static List<Path> infra() {
    return modules(ROOT.resolve("infra"));
  }

  /** Directories right below that hold a pom. */
  private static List<Path> modules(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(child -> Files.exists(child.resolve("pom.xml"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files below, without what builds leave behind. */
  static List<Path> files(Path below) {
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file ->
                  !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git|\\.local)/.*"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
