package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import org.dreamlms.lib.bookcatalog.Picture;

/**
 * A picture as the answer to a request of anybody. It may be kept for an hour and no longer: a logo
 * changes behind its address, and nobody is told. 304 for who has it is the door's, where it has to
 * be made at all.
 */
final class PictureAnswer {
  static final String CACHE_CONTROL = "public, max-age=3600";

  /** A picture opened by itself runs nothing and loads nothing, whatever is in its bytes. */
  static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private PictureAnswer() {}

  /**
   * Without the picture, to who has it.
   *
   * @param tag that of the picture
   */
  static HttpResponse<byte[]> unchanged(String tag) {
    return HttpResponse.<byte[]>notModified()
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
  }

  static HttpResponse<byte[]> of(Picture picture) {
    return HttpResponse.ok(picture.bytes())
        .contentType(picture.contentType())
        .header("Content-Security-Policy", NOTHING_RUNS)
        .header(HttpHeaders.ETAG, picture.tag())
        .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
  }
}
