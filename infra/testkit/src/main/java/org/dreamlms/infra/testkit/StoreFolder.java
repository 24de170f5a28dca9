package org.dreamlms.infra.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a store keeps its data: a given folder that outlives it, or a temporary one that does not.
 */
record StoreFolder(Path path, boolean temporary) {

  static StoreFolder of(@Nullable Path directory, String store) {
    try {
      if (directory == null) {
        return new StoreFolder(Files.createTempDirectory("dreamlms-" + store + "-"), true);
      }
      Path absolute = directory.toAbsolutePath().normalize();
      return new StoreFolder(Files.createDirectories(absolute), false);
    } catch (IOException e) {
      throw new StoreException("No folder for the data of " + store + ": " + directory, e);
    }
  }

  void deleteIfTemporary() {
    // A store may be closed twice, by its owner and by a shutdown hook.
    if (temporary && Files.exists(path)) {
      delete(path);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new StoreException("Could not delete " + folder, e);
    }
  }
}
