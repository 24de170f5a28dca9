package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.rows.Book;
import org.jspecify.annotations.Nullable;

/**
 * What DCS reads out of a book's {@code config.json} when the book is uploaded. Each fact has
 * several names; the first that is there counts.
 */
record BookFacts(
    @Nullable String publisher,
    @Nullable String title,
    @Nullable String cover,
    String language,
    @Nullable String category,
    String status,
    int activityCount,
    ObjectNode activityDetails) {

  /** PostgreSQL's jsonb keeps keys by length, then by bytes. */
  private static final Comparator<String> JSONB =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  /**
   * @throws Refused with 400 when there is no config.json or it is no JSON object
   */
  static BookFacts of(List<BookFile> files) {
    BookFile file =
        files.stream()
            .filter(candidate -> candidate.path().equals("config.json"))
            .findFirst()
            .orElseThrow(() -> Refused.because(400, "config.json not found in archive"));
    try {
      if (Json.read(file.content()) instanceof ObjectNode config) {
        return of(config);
      }
    } catch (IOException e) {
      // Falls through: what is no JSON is refused like what is no object.
    }
    throw Refused.because(400, "config.json is invalid");
  }

  private static BookFacts of(ObjectNode config) {
    Map<String, Integer> counts = new TreeMap<>(JSONB);
    count(config.path("books").path(0).path("modules"), counts);
    count(config.path("modules"), counts);
    ObjectNode details = Json.object();
    counts.forEach(details::put);
    String cover = text(config, "book_cover");
    String language = text(config, "language", "lang");
    String status = text(config, "status", "book_status", "bookStatus");
    return new BookFacts(
        text(config, "publisher", "publisher_name", "publisherName"),
        text(config, "book_title", "bookTitle", "title"),
        cover == null ? null : cover.substring(cover.lastIndexOf('/') + 1),
        language == null ? "en" : language,
        text(config, "category", "subject", "book_category", "bookCategory"),
        status == null ? Book.PUBLISHED : status,
        counts.values().stream().mapToInt(Integer::intValue).sum(),
        details);
  }

  private static void count(JsonNode modules, Map<String, Integer> counts) {
    for (JsonNode module : modules) {
      for (JsonNode page : module.path("pages")) {
        for (JsonNode section : page.path("sections")) {
          JsonNode type = section.path("activity").path("type");
          if (type.isTextual()) {
            counts.merge(type.textValue(), 1, Integer::sum);
          }
        }
      }
    }
  }

  private static @Nullable String text(ObjectNode config, String... names) {
    for (String name : names) {
      JsonNode value = config.path(name);
      if (value.isTextual() && !value.textValue().isBlank()) {
        return value.textValue();
      }
    }
    return null;
  }
}
