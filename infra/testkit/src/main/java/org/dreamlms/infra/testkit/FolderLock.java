package org.dreamlms.infra.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A folder belongs to one store at a time; the operating system gives it back when a process dies.
 */
record FolderLock(FileChannel channel) implements AutoCloseable {

  /**
   * @throws StoreException when another store, of this or another process, holds the folder
   */
  static FolderLock take(Path folder, String store) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreException(
            "The folder " + folder + " is in use by another running " + store + ".", null);
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new StoreException("Could not lock the folder " + folder, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException held) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("Could not unlock a folder", e);
    }
  }
}
