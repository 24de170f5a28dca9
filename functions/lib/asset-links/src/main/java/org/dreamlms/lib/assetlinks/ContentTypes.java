package org.dreamlms.lib.assetlinks;

import java.util.Map;
import java.util.Optional;

/**
 * What a browser is told that a file of a book is.
 *
 * <p>DCS stores all of them as {@code application/octet-stream}, with which a browser that obeys
 * {@code nosniff} shows neither SVG nor subtitles nor PDF. Types that can run scripts in the name
 * of the bucket's host (HTML, scripts) are not here: such files stay downloads.
 */
public final class ContentTypes {
  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("aac", "audio/aac"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("m4v", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("vtt", "text/vtt; charset=utf-8"),
          Map.entry("srt", "application/x-subrip; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("pdf", "application/pdf"));

  private ContentTypes() {}

  /** Returns the type by the extension, whatever its case; empty for an unknown one. */
  public static Optional<String> of(AssetPath path) {
    return Optional.ofNullable(BY_EXTENSION.get(path.extension()));
  }
}
