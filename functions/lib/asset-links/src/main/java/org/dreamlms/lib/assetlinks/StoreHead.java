package org.dreamlms.lib.assetlinks;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a store's answer that brings bytes.
 *
 * @param first position of the first byte that comes
 * @param coming how many bytes come
 */
record StoreHead(FileFacts file, long first, long coming) {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
  private static final Pattern STRONG_TAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,200}\"");

  /** Empty when it is not what S3 answers. */
  static Optional<StoreHead> of(int status, HttpHeaders headers) {
    Optional<String> tag =
        headers
            .firstValue("etag")
            .map(text -> text.startsWith("\"") ? text : "\"" + text + "\"")
            .filter(text -> STRONG_TAG.matcher(text).matches());
    return tag.flatMap(text -> status == 206 ? part(headers, text) : whole(headers, text));
  }

  private static Optional<StoreHead> whole(HttpHeaders headers, String tag) {
    OptionalLong size = headers.firstValueAsLong("content-length");
    return size.isPresent()
        ? Optional.of(new StoreHead(new FileFacts(size.getAsLong(), tag), 0, size.getAsLong()))
        : Optional.empty();
  }

  private static Optional<StoreHead> part(HttpHeaders headers, String tag) {
    Matcher range = CONTENT_RANGE.matcher(headers.firstValue("content-range").orElse(""));
    if (!range.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    long size = Long.parseLong(range.group(3));
    return first <= last && last < size
        ? Optional.of(new StoreHead(new FileFacts(size, tag), first, last - first + 1))
        : Optional.empty();
  }
}
