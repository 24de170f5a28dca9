package org.dreamlms.infra.dcsstandin.endpoints;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.PercentEncoding;
import org.dreamlms.infra.dcsstandin.objects.Bucket;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.objects.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Answers that carry a stored file: types, names, lifetimes, ranges and 304 as the real one has
 * them.
 */
final class FileAnswers {
  static final String ONE_DAY = "public, max-age=86400, immutable";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("m4a", "audio/mp4"),
          Map.entry("aac", "audio/aac"),
          Map.entry("flac", "audio/flac"),
          Map.entry("srt", "text/plain"),
          Map.entry("vtt", "text/vtt"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("json", "application/json"));

  private final ObjectStore objects;

  FileAnswers(ObjectStore objects) {
    this.objects = objects;
  }

  /** The whole file, without ranges. */
  Answer whole(Bucket bucket, StoredObject object, String contentType) {
    return Answer.of(200, contentType, objects.read(bucket, object))
        .with("content-disposition", disposition(object.fileName()));
  }

  /** The file, or the one range of it that the header asks for. */
  Answer part(Bucket bucket, StoredObject object, @Nullable String range) {
    Answer answer;
    if (range == null) {
      answer = Answer.of(200, typeOf(object), objects.read(bucket, object));
    } else {
      switch (ByteRange.parse(range, object.size())) {
        case ByteRange.Refused refused -> {
          return Answer.detail(416, refused.reason())
              .with("content-range", "bytes */" + object.size());
        }
        case ByteRange.Part wanted ->
            answer =
                Answer.of(
                        206,
                        typeOf(object),
                        objects.read(bucket, object.key(), wanted.first(), wanted.last()))
                    .with(
                        "content-range",
                        "bytes " + wanted.first() + "-" + wanted.last() + "/" + object.size());
      }
    }
    return answer
        .with("accept-ranges", "bytes")
        .with("content-disposition", disposition(object.fileName()));
  }

  /** Exact comparison after taking the quotes off; weak tags and {@code *} never match. */
  static boolean unchanged(@Nullable String ifNoneMatch, StoredObject object) {
    return ifNoneMatch != null && stripQuotes(ifNoneMatch.strip()).equals(object.etag());
  }

  /**
   * A 304. DCS also writes a JSON body that its server rejects, after which the connection is
   * dropped and the next request on it fails.
   */
  static Answer notModified(StoredObject object, String cacheControl) {
    return Answer.bare(304)
        .with("etag", quoted(object.etag()))
        .with("cache-control", cacheControl)
        .with("content-type", "application/json")
        .andBreakConnection();
  }

  static String quoted(String etag) {
    return "\"" + etag + "\"";
  }

  /** By the ending of the name; what is unknown keeps its stored type. */
  static String typeOf(StoredObject object) {
    String name = object.fileName();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.getOrDefault(ending, object.contentType());
    return type.startsWith("text/") && !type.contains("charset") ? type + "; charset=utf-8" : type;
  }

  static String lifetimeOf(String contentType) {
    if (contentType.startsWith("image/")
        || contentType.startsWith("audio/")
        || contentType.startsWith("video/")) {
      return ONE_DAY;
    }
    return contentType.equals("application/json")
        ? "private, max-age=3600"
        : "public, max-age=3600";
  }

  /** Header values are ASCII; other names use the form of RFC 5987. */
  private static String disposition(String name) {
    boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
    return ascii
        ? "inline; filename=\"" + name.replace("\"", "") + "\""
        : "inline; filename*=UTF-8''" + PercentEncoding.segment(name);
  }

  private static String stripQuotes(String tag) {
    int first = 0;
    int end = tag.length();
    while (first < end && tag.charAt(first) == '"') {
      first++;
    }
    while (end > first && tag.charAt(end - 1) == '"') {
      end--;
    }
    return tag.substring(first, end);
  }
}
