package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * The films of a book.
 *
 * @param videos in the order in which its pages name them, each once
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record BookVideosResponse(int bookId, List<VideoInfo> videos, int totalCount) {

  /**
   * A film that lies in the book's folder.
   *
   * @param path below the folder, such as {@code video/1.mp4}: what follows {@code /media/}
   * @param name of the file
   * @param hasSubtitles the same name ending in {@code .srt} lies beside it
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record VideoInfo(String path, String name, long sizeBytes, boolean hasSubtitles) {}
}
