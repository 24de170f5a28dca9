package org.dreamlms.functions.catalog;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.dreamlms.lib.access.TestTokens;
import org.dreamlms.lib.assetlinks.FakeBookFiles;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.FakeBookCatalog;
import org.dreamlms.lib.bookcatalog.Publisher;
import org.dreamlms.lib.hybridcache.SharedStoreInMemory;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A school with four books of two publishers, asked through the real handler. */
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SchoolTest implements TestPropertyProvider {
  @Inject ApplicationContext context;
  @Inject FakeBookCatalog shelf;
  @Inject FakeBookFiles files;

  @BeforeEach
  void fill() {
    shelf.clear();
    files.clear();
    shelf.with(new Publisher(1, "Universal ELT", "Universal", "books@universal.example"));
    shelf.with(new Publisher(2, "Işık Yayınları", null, null));
    shelf.with(book(1, 1, "Universal ELT", "BRAINS1", "Brains 1", 5));
    shelf.with(book(3, 1, "Universal ELT", "Kids Club 3", "Kids Club 3", 7));
    shelf.with(book(4, 2, "Işık Yayınları", "ISIK-A", "Işık İngilizce A", 4));
    shelf.with(book(10, 2, "Işık Yayınları", "SWITCH", "Switch to English", 0));
  }

  static Book book(
      int id, int publisherId, String publisher, String folder, String title, int activities) {
    return new Book(
        id,
        publisherId,
        publisher,
        folder,
        title,
        "book_cover.png",
        activities,
        "en",
        "english",
        null,
        null);
  }

  void putConfig(int bookId, String json) {
    try {
      JsonNode tree = ObjectMapper.getDefault().readValue(json, JsonNode.class);
      shelf.withConfig(bookId, Objects.requireNonNull(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LambdaDriver.Reply get(Person person, String pathAndQuery) {
    return new LambdaDriver(context).get(pathAndQuery).bearer(token(person)).send();
  }

  LambdaDriver.Reply getAnonymously(String pathAndQuery) {
    return new LambdaDriver(context).get(pathAndQuery).send();
  }

  String token(Person person) {
    return TestTokens.of(person.id(), person.role(), InstantSource.fixed(SchoolBeans.NOW));
  }

  /** What a problem document says in this test's only request. */
  static String problem(String type, String title, int status, String detail) {
    return """
    {"type":"https://dreamlms.org/problems/%s","title":"%s","status":%d,"detail":"%s",\
    "instance":"urn:request:request-1"}\
    """
        .formatted(type, title, status, detail);
  }

  /** JSON written with single quotes. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  @Override
  public Map<String, String> getProperties() {
    Map<String, String> properties = new HashMap<>(TestTokens.settings());
    properties.put(SchoolBeans.IN_MEMORY, "true");
    // Never connected to: what is read from it is replaced.
    properties.put("lms.database.url", "jdbc:postgresql://127.0.0.1:1/none");
    properties.put("lms.database.user", "nobody");
    properties.put("lms.database.password", "not-a-secret-in-tests");
    properties.put(SharedStoreInMemory.PROPERTY, "true");
    properties.put("books.s3.endpoint", "http://127.0.0.1:9000");
    properties.put("books.s3.access-key", "reader");
    properties.put("books.s3.secret-key", "not-a-secret-in-tests");
    return properties;
  }
}
