package org.dreamlms.functions.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The {@code Link} header of a list that comes a stretch at a time (RFC 8288). */
final class PageLinks {
  /** Gateways take some 10 KB of headers in all; whoever searches for a page of text counts. */
  private static final int LONGEST = 4096;

  private PageLinks() {}

  /**
   * Links to the first stretch, the previous and the next, with the same filters. Addresses are
   * relative to the host that was asked.
   *
   * @param path of the list
   * @param filters the other parameters of the query, in order; values as they are
   * @return empty when the filters are too long for a header
   */
  static Optional<String> of(String path, Stretch stretch, int total, Map<String, String> filters) {
    String filter =
        filters.entrySet().stream()
            .map(entry -> "&" + entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining());
    int limit = stretch.limit();
    List<String> links = new ArrayList<>();
    links.add(link(path, 0, limit, filter, "first"));
    if (stretch.skip() > 0) {
      int before = Math.max(0, Math.min(stretch.skip(), total) - limit);
      links.add(link(path, before, limit, filter, "prev"));
    }
    if (stretch.skip() < total - limit) {
      links.add(link(path, stretch.skip() + limit, limit, filter, "next"));
    }
    String header = String.join(", ", links);
    return header.length() > LONGEST ? Optional.empty() : Optional.of(header);
  }

  private static String link(String path, int skip, int limit, String filter, String relation) {
    return "<"
        + path
        + "?skip="
        + skip
        + "&limit="
        + limit
        + filter
        + ">; rel=\""
        + relation
        + "\"";
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
