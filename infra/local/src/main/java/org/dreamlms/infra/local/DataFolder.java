package org.dreamlms.infra.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that keeps databases, files and keys; one local cloud at a time uses it. */
final class DataFolder implements AutoCloseable {
  /** By this file a folder is known as ours: nothing else is ever deleted by --fresh. */
  private static final String MARK = "in-use.lock";

  private final Path path;
  private final boolean temporary;
  private final FileChannel mark;

  private DataFolder(Path path, boolean temporary, FileChannel mark) {
    this.path = path;
    this.temporary = temporary;
    this.mark = mark;
  }

  /**
   * @param wished empty = a temporary one
   * @param fresh whether what is in it is deleted first
   * @throws Refusal when another local cloud uses it, or it is somebody else's folder
   */
  static DataFolder open(Optional<Path> wished, boolean fresh) {
    try {
      Path path =
          wished.isPresent()
              ? Files.createDirectories(wished.get().toAbsolutePath().normalize())
              : Files.createTempDirectory("dream-lms-local-");
      if (!Files.exists(path.resolve(MARK)) && !entries(path).isEmpty()) {
        throw new Refusal(
            path + " is not a data folder of the local cloud. Give another one by --data.");
      }
      FileChannel mark = lock(path);
      if (fresh) {
        for (Path entry : entries(path)) {
          if (!entry.endsWith(MARK)) {
            delete(entry);
          }
        }
      }
      return new DataFolder(path, wished.isEmpty(), mark);
    } catch (IOException e) {
      throw new Refusal(
          "The data folder cannot be used: " + e.getMessage() + ". Give another one by --data.", e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    mark.close();
    if (temporary) {
      delete(path);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new Refusal(
          "Another local cloud uses the data folder "
              + path
              + ". End it, or give another one by"
              + " --data.");
    }
    return channel;
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
