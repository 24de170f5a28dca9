package org.dreamlms.infra.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import org.dreamlms.infra.local.events.Json;
import org.dreamlms.infra.local.runtime.FunctionSpec;

/**
 * Writes {@code sam-env.json}, by which {@code sam local invoke --env-vars} gives a function the
 * same stores.
 *
 * <p>{@code {"<Function>": {"<variable>": "<value>"}}}; readable by its owner only, since a real
 * DCS's password may be among the values.
 */
final class SamEnvironment {
  private SamEnvironment() {}

  static void write(List<FunctionSpec> functions, Path folder) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (FunctionSpec function : functions) {
      ObjectNode own = all.putObject(function.name());
      new TreeMap<>(function.variables()).forEach(own::put);
    }
    Path file = folder.resolve("sam-env.json");
    try {
      Files.deleteIfExists(file);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.write(file, Json.bytes(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
