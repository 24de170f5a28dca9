package org.dreamlms.infra.dcsstandin.endpoints;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dreamlms.infra.dcsstandin.http.Refused;

/**
 * Unpacks an uploaded book: a single root folder is stripped, leftovers of desktops are skipped.
 */
final class BookZip {
  private BookZip() {}

  /**
   * The files in the archive's order.
   *
   * @throws Refused with 400 when the bytes are no ZIP archive or a path leaves the book
   */
  static List<BookFile> unpack(byte[] archive) {
    try {
      Path copy = Files.createTempFile("book", ".zip");
      try {
        Files.write(copy, archive);
        return read(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (ZipException e) {
      throw Refused.because(400, "Uploaded file is not a valid ZIP archive");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<BookFile> read(Path archive) throws IOException {
    List<BookFile> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream().filter(e -> !e.isDirectory() && wanted(e.getName())).toList();
      String root = commonRoot(entries);
      for (ZipEntry entry : entries) {
        try (InputStream content = zip.getInputStream(entry)) {
          String path = StoragePath.relative(entry.getName().substring(root.length()));
          files.add(new BookFile(path, content.readAllBytes()));
        }
      }
    }
    return files;
  }

  private static String commonRoot(List<? extends ZipEntry> entries) {
    if (entries.isEmpty()) {
      return "";
    }
    String first = entries.getFirst().getName();
    String root = first.substring(0, first.indexOf('/') + 1);
    return entries.stream().allMatch(entry -> entry.getName().startsWith(root)) ? root : "";
  }

  private static boolean wanted(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !path.startsWith("__MACOSX/")
        && !name.equals(".ds_store")
        && !name.startsWith("._")
        && !name.endsWith(".bak")
        && !name.endsWith(".tmp")
        && !name.endsWith(".fbinf");
  }
}
