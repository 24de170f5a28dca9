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
 * The file {@code sam-env.json} in the data folder, for {@code sam local invoke --env-vars}: what
 * each function finds in its environment here, so that one in SAM's container meets the same
 * stores. Only its owner may read it: a real DCS's password may be in it. The SAM CLI takes only
 * variables that the template declares and leaves out the rest.
 */
final class SamEnvironment {
  private SamEnvironment() {}

  static void write(Path folder, List<FunctionSpec> functions) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    for (FunctionSpec function : functions) {
      ObjectNode variables = file.putObject(function.name());
      new TreeMap<>(function.variables()).forEach(variables::put);
    }
    try {
      Path target = folder.resolve("sam-env.json");
      Files.deleteIfExists(target);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            target,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.write(target, Json.bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
