package org.dreamlms.functions.catalog;

import java.util.Optional;
import org.dreamlms.lib.assetlinks.AssetPath;

/** Where the subtitles of a film are, if there are any. */
final class Subtitles {
  private Subtitles() {}

  /** The same name, ending in {@code .srt}; none for a name without ending. */
  static Optional<String> of(AssetPath video) {
    String path = video.value();
    String ending = video.extension();
    return ending.isEmpty()
        ? Optional.empty()
        : Optional.of(path.substring(0, path.length() - ending.length()) + "srt");
  }
}
