package org.dreamlms.lib.assetlinks;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a file is by its first bytes, whatever its name says, and how our own origin may show it.
 *
 * <p>The signatures are those of WHATWG MIME Sniffing sections 6 and 7 for the types that books
 * hold, with FLAC, AAC and QuickTime. Why no library does this:
 * infra/docs/adr/0010-bytes-of-books.md.
 */
public enum SniffedType {
  PNG("image/png", Showing.SANDBOXED),
  JPEG("image/jpeg", Showing.SANDBOXED),
  GIF("image/gif", Showing.SANDBOXED),
  WEBP("image/webp", Showing.SANDBOXED),
  AVIF("image/avif", Showing.SANDBOXED),
  BMP("image/bmp", Showing.SANDBOXED),
  /** Can hold scripts, which a sandbox does not run. */
  SVG("image/svg+xml", Showing.SANDBOXED),
  MP3("audio/mpeg", Showing.PLAYED),
  AAC("audio/aac", Showing.PLAYED),
  M4A("audio/mp4", Showing.PLAYED),
  OGG("audio/ogg", Showing.PLAYED),
  WAV("audio/wav", Showing.PLAYED),
  FLAC("audio/flac", Showing.PLAYED),
  MP4("video/mp4", Showing.PLAYED),
  WEBM("video/webm", Showing.PLAYED),
  QUICKTIME("video/quicktime", Showing.PLAYED),
  PDF("application/pdf", Showing.PLAYED),
  VTT("text/vtt; charset=utf-8", Showing.SANDBOXED),
  JSON("application/json", Showing.SANDBOXED),
  /** SubRip subtitles too, which players of the existing client read as text. */
  TEXT("text/plain; charset=utf-8", Showing.SANDBOXED),
  /** Text in a charset that nobody told. */
  LEGACY_TEXT("text/plain", Showing.SANDBOXED),
  /** HTML and XML: a page of somebody else in the name of our host. */
  MARKUP("application/octet-stream", Showing.SAVED),
  UNKNOWN("application/octet-stream", Showing.SAVED);

  /** As many first bytes as are looked at. */
  public static final int HEAD = 512;

  /** How a browser may show it when it is opened by itself. */
  public enum Showing {
    /** With a policy under which nothing runs and nothing is loaded. */
    SANDBOXED,
    /** By the browser's own player or viewer, which such a policy would stop. */
    PLAYED,
    /** Not at all: as a download. */
    SAVED
  }

  /** White space, and the byte order mark. */
  private static final Pattern BLANK = Pattern.compile("^[\\s\ufeff]+");

  private static final List<String> M4A_BRANDS = List.of("M4A ", "M4B ", "M4P ");

  private final String contentType;
  private final Showing showing;

  SniffedType(String contentType, Showing showing) {
    this.contentType = contentType;
    this.showing = showing;
  }

  public String contentType() {
    return contentType;
  }

  public Showing showing() {
    return showing;
  }

  /**
   * Looks at a file.
   *
   * @param head its first {@value #HEAD} bytes, or more, or all
   */
  public static SniffedType of(byte[] head) {
    byte[] looked = head.length > HEAD ? Arrays.copyOf(head, HEAD) : head;
    String bytes = new String(looked, StandardCharsets.ISO_8859_1);
    SniffedType picture = picture(bytes);
    if (picture != UNKNOWN) {
      return picture;
    }
    SniffedType media = media(bytes);
    return media == UNKNOWN ? text(looked) : media;
  }

  private static SniffedType picture(String bytes) {
    if (bytes.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (bytes.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a")) {
      return GIF;
    }
    if (bytes.startsWith("RIFF") && bytes.startsWith("WEBPVP", 8)) {
      return WEBP;
    }
    // "BM" alone begins many a text: the reserved fields behind the size are zero.
    return bytes.startsWith("BM") && bytes.startsWith("\0\0\0\0", 6) ? BMP : UNKNOWN;
  }

  private static SniffedType media(String bytes) {
    if (bytes.startsWith("ftyp", 4)) {
      return isoMedia(bytes);
    }
    if (bytes.startsWith("OggS\0")) {
      return OGG;
    }
    if (bytes.startsWith("RIFF") && bytes.startsWith("WAVE", 8)) {
      return WAV;
    }
    if (bytes.startsWith("fLaC\0")) {
      return FLAC;
    }
    if (bytes.startsWith("\u001aE\u00df\u00a3")) {
      return bytes.contains("webm") ? WEBM : UNKNOWN;
    }
    if (bytes.startsWith("%PDF-")) {
      return PDF;
    }
    return bytes.startsWith("ID3") && bytes.length() > 10 && bytes.charAt(3) < 5
        ? MP3
        : frames(bytes);
  }

  private static SniffedType isoMedia(String bytes) {
    String brand = bytes.length() < 12 ? "" : bytes.substring(8, 12);
    if (M4A_BRANDS.contains(brand)) {
      return M4A;
    }
    return switch (brand) {
      case "" -> UNKNOWN;
      case "qt  " -> QUICKTIME;
      case "avif" -> AVIF;
      case "heic", "heix", "mif1", "msf1", "avis" -> UNKNOWN;
      default -> MP4;
    };
  }

  /** A first frame of MPEG audio layer III, or of AAC in ADTS: no other bits than those allowed. */
  private static SniffedType frames(String bytes) {
    if (bytes.length() < 4 || bytes.charAt(0) != 0xff) {
      return UNKNOWN;
    }
    int second = bytes.charAt(1);
    int third = bytes.charAt(2);
    if ((second & 0xf6) == 0xf0) {
      return (third & 0x3c) >> 2 < 13 ? AAC : UNKNOWN;
    }
    boolean layerThree = (second & 0xe6) == 0xe2 && (second & 0x18) != 0x08;
    int bitrate = third >> 4;
    boolean rate = bitrate != 0 && bitrate != 15 && (third & 0x0c) != 0x0c;
    return layerThree && rate ? MP3 : UNKNOWN;
  }

  private static SniffedType text(byte[] head) {
    if (head.length == 0 || !isText(head)) {
      return UNKNOWN;
    }
    CharBuffer decoded = CharBuffer.allocate(head.length);
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    // More may follow: a character that is cut at the end is none that is broken.
    CoderResult result = utf8.decode(ByteBuffer.wrap(head), decoded, head.length < HEAD);
    String latin = new String(head, StandardCharsets.ISO_8859_1);
    String text = result.isError() ? latin : decoded.flip().toString();
    String begin = BLANK.matcher(text).replaceFirst("");
    if (begin.startsWith("WEBVTT")) {
      return VTT;
    }
    String lower = begin.toLowerCase(Locale.ROOT);
    if (lower.startsWith("<")) {
      return isSvg(lower) ? SVG : MARKUP;
    }
    if (result.isError()) {
      return LEGACY_TEXT;
    }
    return lower.startsWith("{") || lower.startsWith("[") ? JSON : TEXT;
  }

  private static boolean isSvg(String lower) {
    boolean prologue =
        lower.startsWith("<?xml") || lower.startsWith("<!--") || lower.startsWith("<!doctype svg");
    return lower.startsWith("<svg") || (prologue && lower.contains("<svg") && !isPage(lower));
  }

  private static boolean isPage(String lower) {
    return lower.contains("<html") || lower.contains("<!doctype html");
  }

  /** None of the "binary data bytes" of MIME Sniffing section 3. */
  private static boolean isText(byte[] head) {
    for (byte b : head) {
      boolean binary =
          b >= 0 && b <= 0x08 || b == 0x0b || b >= 0x0e && b <= 0x1a || b >= 0x1c && b <= 0x1f;
      if (binary) {
        return false;
      }
    }
    return true;
  }
}
