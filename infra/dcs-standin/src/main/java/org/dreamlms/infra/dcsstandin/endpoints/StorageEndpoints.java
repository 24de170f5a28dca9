package org.dreamlms.infra.dcsstandin.endpoints;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.Complaint;
import org.dreamlms.infra.dcsstandin.http.Door;
import org.dreamlms.infra.dcsstandin.http.Incoming;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.http.Routes;
import org.dreamlms.infra.dcsstandin.objects.Bucket;
import org.dreamlms.infra.dcsstandin.objects.DownloadLinks;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.objects.ObjectStoreDown;
import org.dreamlms.infra.dcsstandin.objects.StoredObject;
import org.dreamlms.infra.dcsstandin.rows.Book;

/** The files of books, by publisher name and book name. */
final class StorageEndpoints {
  private static final String BOOK = "/storage/books/{publisher}/{book_name}";

  private final Catalogue catalogue;
  private final ObjectStore objects;
  private final FileAnswers files;
  private final DownloadLinks links;

  StorageEndpoints(Catalogue catalogue, ObjectStore objects, DownloadLinks links) {
    this.catalogue = catalogue;
    this.objects = objects;
    this.files = new FileAnswers(objects);
    this.links = links;
  }

  void register(Routes routes) {
    routes
        .get(BOOK, Door.TOKEN, this::tree)
        .get(BOOK + "/config", Door.TOKEN, this::config)
        .get(BOOK + "/cover", Door.TOKEN, this::cover)
        .get(BOOK + "/object", Door.TOKEN, this::object)
        .get(BOOK + "/presigned", Door.TOKEN, this::presigned);
  }

  /** An unknown book has an empty tree, not a 404. A failing store is a bug of DCS: plain 500. */
  private Answer tree(Incoming request) {
    String folder = folder(request);
    return Answer.json(200, Tree.of(folder, objects.list(Bucket.PUBLISHERS, folder)));
  }

  private Answer config(Incoming request) {
    String key = folder(request) + "config.json";
    byte[] content;
    try {
      StoredObject object =
          objects
              .stat(Bucket.PUBLISHERS, key)
              .orElseThrow(() -> Refused.because(404, "config.json not found"));
      content = objects.read(Bucket.PUBLISHERS, object);
    } catch (ObjectStoreDown e) {
      throw Refused.because(502, "Unable to load config.json");
    }
    try {
      return Answer.json(200, Json.read(content));
    } catch (IOException e) {
      throw Refused.because(502, "config.json is invalid");
    }
  }

  private Answer cover(Incoming request) {
    String publisher = publisher(request);
    String name = book(request);
    Book book =
        catalogue
            .bookNamed(publisher, name)
            .orElseThrow(() -> Refused.because(404, "Book not found"));
    String cover = book.bookCover() == null ? "book_cover.png" : book.bookCover();
    String key = Book.folder(publisher, name) + "images/" + cover;
    try {
      StoredObject object =
          objects
              .stat(Bucket.PUBLISHERS, key)
              .orElseThrow(() -> Refused.because(404, "Book cover not found"));
      if (FileAnswers.unchanged(request.header("If-None-Match"), object)) {
        return FileAnswers.notModified(object, FileAnswers.ONE_DAY);
      }
      return files
          .whole(Bucket.PUBLISHERS, object, FileAnswers.typeOf(object))
          .with("cache-control", FileAnswers.ONE_DAY)
          .with("etag", FileAnswers.quoted(object.etag()));
    } catch (ObjectStoreDown e) {
      throw Refused.because(502, "Unable to load book cover");
    }
  }

  private Answer object(Incoming request) {
    String key = key(request);
    String range = request.header("Range");
    try {
      StoredObject object = find(key);
      if (range == null && FileAnswers.unchanged(request.header("If-None-Match"), object)) {
        return FileAnswers.notModified(object, "public, max-age=86400");
      }
      Answer answer = files.part(Bucket.PUBLISHERS, object, range);
      return answer.status() == 416
          ? answer
          : answer
              .with("cache-control", FileAnswers.lifetimeOf(FileAnswers.typeOf(object)))
              .with("etag", FileAnswers.quoted(object.etag()));
    } catch (ObjectStoreDown e) {
      throw Refused.because(502, "Unable to load file");
    }
  }

  private Answer presigned(Incoming request) {
    String key = key(request);
    int expires = request.query("expires", 3600, 60, 86_400);
    try {
      StoredObject object = find(key);
      return Answer.json(
          200,
          Json.object()
              .put("url", links.sign(Bucket.PUBLISHERS, object.key(), Duration.ofSeconds(expires)))
              .put("expires_in", expires));
    } catch (ObjectStoreDown e) {
      throw Refused.because(502, "Unable to generate presigned URL");
    }
  }

  private StoredObject find(String key) {
    Optional<StoredObject> object = objects.stat(Bucket.PUBLISHERS, key);
    return object.orElseThrow(() -> Refused.because(404, "File not found"));
  }

  private static String key(Incoming request) {
    String path = request.query("path");
    if (path == null) {
      throw Refused.invalid(Json.array().add(Complaint.missing("query", "path", null)));
    }
    return folder(request) + StoragePath.relative(path);
  }

  private static String folder(Incoming request) {
    return Book.folder(publisher(request), book(request));
  }

  private static String publisher(Incoming request) {
    return StoragePath.segment(request.segment("publisher"), "publisher");
  }

  private static String book(Incoming request) {
    return StoragePath.segment(request.segment("book_name"), "book_name");
  }
}
