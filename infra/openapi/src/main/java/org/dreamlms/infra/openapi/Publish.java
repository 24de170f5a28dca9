package org.dreamlms.infra.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the document, or the reference page with it, as files. */
final class Publish {

  private Publish() {}

  /**
   * Runs from infra/openapi/write.
   *
   * @param args the repository; then perhaps a folder for the page and the document, without which
   *     the committed document is written
   */
  public static void main(String[] args) throws IOException {
    ApiDocument document = ApiDocument.of(functions(Path.of(args[0])));
    byte[] text = document.text().getBytes(StandardCharsets.UTF_8);
    if (args.length == 1) {
      write(Path.of(args[0], "infra/docs/api/openapi.json"), text);
    } else {
      Path folder = Path.of(args[1]);
      write(folder.resolve("openapi.json"), text);
      for (Map.Entry<String, ReferencePage.PageFile> file : ReferencePage.files().entrySet()) {
        write(folder.resolve(file.getKey()), file.getValue().bytes());
      }
    }
    HouseRules.broken(document).forEach(System.err::println);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, bytes);
  }

  private static List<Path> functions(Path root) throws IOException {
    try (Stream<Path> directories = Files.list(root.resolve("functions"))) {
      return directories.filter(Files::isDirectory).sorted().toList();
    }
  }
}
