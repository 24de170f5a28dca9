package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.dreamlms.lib.bookcatalog.Picture;

/**
 * A picture as the answer to a request of anybody. It may be kept for an hour and no longer: a logo
 * changes behind its address, and nobody is told.
 */
final class PictureAnswer {
  static final String CACHE_CONTROL = "public, max-age=3600";

  /** A picture opened by itself runs nothing and loads nothing, whatever is in its bytes. */
  static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private PictureAnswer() {}

  /** 200 with the bytes, or 304 when the client has these very bytes. */
  static HttpResponse<byte[]> to(HttpRequest<?> request, Picture picture) {
    byte[] bytes = picture.bytes();
    String tag = tag(bytes);
    MutableHttpResponse<byte[]> response =
        EntityTags.clientHas(request, tag)
            ? HttpResponse.notModified()
            : HttpResponse.ok(bytes)
                .contentType(picture.contentType())
                .header("Content-Security-Policy", NOTHING_RUNS);
    return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
  }

  /** Of the bytes, so that it is the same in every process. 128 bits are plenty. */
  private static String tag(byte[] bytes) {
    byte[] hash = sha256().digest(bytes);
    return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
