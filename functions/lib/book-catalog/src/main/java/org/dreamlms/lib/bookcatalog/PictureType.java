package org.dreamlms.lib.bookcatalog;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The type of a picture by its first bytes (the signatures of WHATWG MIME Sniffing 6.1, and SVG).
 */
final class PictureType {

  private static final int SVG_SEARCHED = 512;

  private PictureType() {}

  /** Empty when it is none that a browser shows. */
  static Optional<String> of(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, SVG_SEARCHED), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of("image/png");
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return Optional.of("image/gif");
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return Optional.of("image/webp");
    }
    String text = head.strip().toLowerCase(Locale.ROOT);
    boolean svg = text.startsWith("<svg") || (text.startsWith("<?xml") && text.contains("<svg"));
    return svg ? Optional.of("image/svg+xml") : Optional.empty();
  }
}
