package org.dreamlms.infra.dcsstandin.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.dreamlms.infra.dcsstandin.endpoints.BookFile;
import org.dreamlms.infra.dcsstandin.endpoints.BookShelf;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.objects.Bucket;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.objects.StoredObject;
import org.dreamlms.infra.dcsstandin.rows.Publisher;
import org.dreamlms.infra.dcsstandin.rows.Stamp;
import org.dreamlms.infra.dcsstandin.rows.Table;

/**
 * Fills an empty stand-in from {@code library.json}: publishers and books get their numbers in the
 * order they stand there, and each book's {@code files} say which painted file lies at which path.
 */
public final class SeedLibrary {
  private final Table<Publisher> publishers;
  private final ObjectStore objects;
  private final BookShelf shelf;
  private final InstantSource clock;

  public SeedLibrary(
      Table<Publisher> publishers, ObjectStore objects, BookShelf shelf, InstantSource clock) {
    this.publishers = publishers;
    this.objects = objects;
    this.shelf = shelf;
    this.clock = clock;
  }

  public void fill() {
    JsonNode library = json("library.json");
    library.path("publishers").forEach(this::addPublisher);
    library.path("books").forEach(this::addBook);
  }

  private void addPublisher(JsonNode seed) {
    Instant now = Stamp.stored(clock.instant());
    Publisher row =
        publishers.insert(
            id ->
                new Publisher(
                    id,
                    seed.path("name").asText(),
                    seed.path("displayName").asText(),
                    seed.path("description").asText(),
                    null,
                    seed.path("contactEmail").asText(),
                    Publisher.ACTIVE,
                    now,
                    now));
    if (seed.hasNonNull("logo")) {
      // Without a type of its own, as logos that came in by another way than the upload.
      objects.put(
          Bucket.PUBLISHERS,
          row.folder() + "assets/logos/logo.png",
          bytes("media/" + seed.path("logo").asText()),
          StoredObject.UNKNOWN_TYPE);
    }
  }

  private void addBook(JsonNode seed) {
    List<BookFile> files = new ArrayList<>();
    files.add(new BookFile("config.json", bytes(seed.path("config").asText())));
    seed.path("files")
        .properties()
        .forEach(
            file ->
                files.add(new BookFile(file.getKey(), bytes("media/" + file.getValue().asText()))));
    shelf.add(seed.path("bookName").asText(), files, false);
  }

  private static JsonNode json(String name) {
    try {
      return Json.read(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = SeedLibrary.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the seed has no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
