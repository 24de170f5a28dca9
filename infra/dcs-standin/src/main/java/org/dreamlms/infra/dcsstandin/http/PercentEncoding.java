package org.dreamlms.infra.dcsstandin.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encodes paths; {@link URLEncoder} alone would write spaces as plus signs. */
public final class PercentEncoding {
  private PercentEncoding() {}

  public static String segment(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%7E", "~");
  }

  /** Keeps the slashes. */
  public static String path(@Nullable String path) {
    return path == null ? "" : segment(path).replace("%2F", "/");
  }
}
