package org.dreamlms.infra.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the document, and the page beside it, for whoever wants to read them elsewhere. */
final class Publish {

  private Publish() {}

  /**
   * Runs from the scripts.
   *
   * @param args the repository, the file for the document, and, where the page is wanted too, a
   *     folder for both
   */
  public static void main(String[] args) throws IOException {
    ApiDocument document = ApiDocument.of(functions(Path.of(args[0])));
    write(Path.of(args[1]), document.text());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  private static List<Path> functions(Path root) throws IOException {
    try (Stream<Path> directories = Files.list(root.resolve("functions"))) {
      return directories.filter(Files::isDirectory).sorted().toList();
    }
  }
}
