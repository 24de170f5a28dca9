package org.dreamlms.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dreamlms.infra.local.template.LocalTemplate;

/** Looks whether every function of the template has been built. */
final class CodeFolders {
  private CodeFolders() {}

  /**
   * @throws Refusal naming the first function that is not there, and how to build it
   */
  static void check(LocalTemplate template) {
    for (LocalTemplate.Function function : template.functions()) {
      if (!Files.isDirectory(function.codeUri()) || isEmpty(function.codeUri())) {
        throw new Refusal(
            "The function "
                + function.name()
                + " is not built: "
                + function.codeUri()
                + " is missing. Start by infra/local/up, or build it: mvn -q -B -DskipTests"
                + " package");
      }
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
