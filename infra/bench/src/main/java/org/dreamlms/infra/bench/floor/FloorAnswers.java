package org.dreamlms.infra.bench.floor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of the two routes that are measured, made from records on each request. */
final class FloorAnswers {
  private static final int USUAL_LIMIT = 20;

  private final List<FloorBook> books;
  private final ObjectWriter json = new ObjectMapper().writer();

  FloorAnswers(List<FloorBook> books) {
    this.books = List.copyOf(books);
  }

  String books() {
    List<Item> items = books.stream().limit(USUAL_LIMIT).map(Item::of).toList();
    return text(new Page(items, books.size(), 0, USUAL_LIMIT));
  }

  String health() {
    String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    return text(new Health("healthy", now, Map.of()));
  }

  private String text(Object answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Page(List<Item> items, int total, int skip, int limit) {}

  private record Health(String status, String timestamp, Map<String, String> checks) {}

  private record Item(
      int id,
      String title,
      @JsonProperty("book_name") String bookName,
      @JsonProperty("publisher_id") int publisherId,
      @JsonProperty("publisher_name") String publisherName,
      @Nullable String language,
      @Nullable String category,
      @JsonProperty("cover_image_url") String coverImageUrl,
      @JsonProperty("activity_count") int activityCount,
      @JsonProperty("dream_storage_id") String dreamStorageId) {

    static Item of(FloorBook book) {
      return new Item(
          book.id(),
          book.title(),
          book.folder(),
          book.publisherId(),
          book.publisherName(),
          null,
          null,
          "/api/v1/books/" + book.id() + "/cover",
          book.activities(),
          Integer.toString(book.id()));
    }
  }
}
