package org.dreamlms.infra.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dreamlms.infra.local.testfunction.BrokenHandler;
import org.dreamlms.infra.local.testfunction.EchoHandler;
import org.dreamlms.infra.local.testfunction.OpenHandler;
import org.dreamlms.infra.local.testfunction.PojoHandler;
import org.dreamlms.infra.local.testfunction.QueueHandler;

/** A folder with a built function and the templates that use it. */
final class TestFunctions {
  private TestFunctions() {}

  /** Writes template and function into the folder, as a build would, and returns the template. */
  static Path in(Path folder, String templateResource) throws IOException {
    Path function = folder.resolve("functions/echo/target/function");
    for (Class<?> type :
        List.of(
            EchoHandler.class,
            PojoHandler.class,
            BrokenHandler.class,
            QueueHandler.class,
            OpenHandler.class)) {
      copyClass(type, function);
    }
    Path lib = Files.createDirectories(function.resolve("lib"));
    for (Class<?> type :
        List.of(
            ObjectMapper.class,
            JsonFactory.class,
            named("com.fasterxml.jackson.annotation.JsonProperty"),
            named("org.postgresql.Driver"))) {
      Path jar = jarOf(type);
      Files.copy(jar, lib.resolve(jar.getFileName()));
    }
    Path template = folder.resolve("template.yaml");
    Files.writeString(template, resource(templateResource), StandardCharsets.UTF_8);
    return template;
  }

  private static void copyClass(Class<?> type, Path function) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path target = function.resolve(name);
    Files.createDirectories(target.resolveSibling(""));
    try (InputStream bytes = open(name)) {
      Files.copy(bytes, target);
    }
  }

  /** Of a library that this module has for its libraries' sake. */
  private static Class<?> named(String type) throws IOException {
    try {
      return Class.forName(type);
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream bytes = open(name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream stream = TestFunctions.class.getClassLoader().getResourceAsStream(name);
    if (stream == null) {
      throw new IOException("no resource " + name);
    }
    return stream;
  }

  private static Path jarOf(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
