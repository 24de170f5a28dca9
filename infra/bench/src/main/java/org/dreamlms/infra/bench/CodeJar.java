package org.dreamlms.infra.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Code as files: what a JVM takes on its class path, and what is uploaded to Lambda. */
final class CodeJar {
  private CodeJar() {}

  /**
   * The packaged function in the folder as jars: its own classes first, then its libraries. A class
   * path of jars alone, because AOT caches take no folder of classes.
   */
  static List<Path> ofFunction(Path folder, Path jar) {
    List<Path> classPath = new ArrayList<>();
    classPath.add(write(folder, files(folder, file -> !file.startsWith("lib")), jar));
    for (Path library : files(folder, file -> file.startsWith("lib"))) {
      classPath.add(folder.resolve(library));
    }
    return classPath;
  }

  /** The classes of one package of this module; all of them where the module is a jar already. */
  static Path ofPackage(Class<?> member, Path jar) {
    Path place = placeOf(member);
    if (Files.isRegularFile(place)) {
      return copy(place, jar);
    }
    Path inside = Path.of(member.getPackageName().replace('.', '/'));
    return write(place, files(place, file -> file.startsWith(inside)), jar);
  }

  /** The jar or folder that a class was loaded from. */
  static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes of the ZIP that Lambda would get. */
  static long zippedSize(Path folder) {
    try {
      Path zip = Files.createTempFile("size", ".zip");
      try {
        return Files.size(write(folder, files(folder, file -> true), zip));
      } finally {
        Files.delete(zip);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path copy(Path from, Path to) {
    try {
      return Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(wanted)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path folder, List<Path> files, Path jar) {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      Set<Path> folders = new HashSet<>();
      for (Path file : files) {
        addFolders(file.getParent(), folders, zip);
        zip.putNextEntry(new ZipEntry(file.toString().replace('\\', '/')));
        Files.copy(folder.resolve(file), zip);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** Micronaut looks for its beans by listing folders, which a jar has only if they are written. */
  private static void addFolders(@Nullable Path folder, Set<Path> known, ZipOutputStream zip)
      throws IOException {
    if (folder != null && known.add(folder)) {
      addFolders(folder.getParent(), known, zip);
      zip.putNextEntry(new ZipEntry(folder.toString().replace('\\', '/') + "/"));
      zip.closeEntry();
    }
  }
}
