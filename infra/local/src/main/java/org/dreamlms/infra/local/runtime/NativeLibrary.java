package org.dreamlms.infra.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The native part of the Runtime Interface Client.
 *
 * <p>By itself the client unpacks it at each start to one fixed file in {@code /tmp}, so several
 * that start at once overwrite it under each other and crash. Here it is unpacked once.
 */
final class NativeLibrary {
  private NativeLibrary() {}

  /** Name inside the client's jar; empty where there is none for this machine. */
  static Optional<String> nameHere() {
    return name(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Files.exists(Path.of("/etc/alpine-release")));
  }

  static Optional<String> name(String system, String processor, boolean musl) {
    String suffix =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "aarch_64";
          default -> "";
        };
    return system.equals("Linux") && !suffix.isEmpty()
        ? Optional.of("libaws-lambda-jni.linux" + (musl ? "_musl-" : "-") + suffix + ".so")
        : Optional.empty();
  }

  /** Unpacks it into the folder, which may already hold it, and returns the file. */
  static Path unpack(String name, Path folder) {
    try (InputStream library = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
      if (library == null) {
        throw new IllegalStateException(name + " is not in the Runtime Interface Client's jar");
      }
      Files.createDirectories(folder);
      // In one step: another local cloud may be starting from the same folder.
      Path whole = Files.createTempFile(folder, name, ".part");
      Files.copy(library, whole, StandardCopyOption.REPLACE_EXISTING);
      return Files.move(whole, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
