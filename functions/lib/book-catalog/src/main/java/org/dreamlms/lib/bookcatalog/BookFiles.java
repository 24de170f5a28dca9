package org.dreamlms.lib.bookcatalog;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which files lie in a book's folder.
 *
 * @param sizes in bytes, by path relative to the folder, such as {@code video/1.mp4}; characters
 *     exactly as stored
 */
@Serdeable
public record BookFiles(Map<String, Long> sizes) {
  /** Nothing was uploaded, or not yet. */
  public static final BookFiles NONE = new BookFiles(Map.of());

  public BookFiles {
    sizes = Map.copyOf(sizes);
  }

  /** Empty when there is no such file. */
  public OptionalLong size(String path) {
    Long size = sizes.get(path);
    return size == null ? OptionalLong.empty() : OptionalLong.of(size);
  }

  public boolean contains(String path) {
    return sizes.containsKey(path);
  }
}
