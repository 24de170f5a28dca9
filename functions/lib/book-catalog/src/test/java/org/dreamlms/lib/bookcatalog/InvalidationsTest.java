package org.dreamlms.lib.bookcatalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dreamlms.lib.dcsclient.DcsBook;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which entries an event of DCS reaches, seen by what is asked of DCS, or of its files, again. Ids
 * are such that one begins like another.
 */
final class InvalidationsTest {
  private static final List<Integer> IDS = List.of(1, 10, 12, 100);

  private final FakeDcs dcs = new FakeDcs();
  private final CachedCatalogs catalogs = new CachedCatalogs();
  private final BookCatalog catalog;
  private final Map<String, Runnable> questions = new TreeMap<>();
  private int looks;

  InvalidationsTest() {
    for (int id : IDS) {
      DcsPublisher publisher = FakeDcs.publisher(id, "Publisher " + id);
      DcsBook book = FakeDcs.book(id, publisher, "Book " + id);
      dcs.with(publisher)
          .with(book)
          .withLogo(id, BookCatalogContract.PNG, "image/png")
          .withFile(book.folder(), "config.json", "{}".getBytes(UTF_8), "application/json")
          .withFile(book.folder(), "images/book_cover.png", BookCatalogContract.PNG, "image/png");
    }
    catalog = catalogs.over(dcs, Map.of());
    questions.put("books:list", catalog::books);
    questions.put("publishers:list", catalog::publishers);
    for (int id : IDS) {
      Book book = catalog.book(id).orElseThrow();
      Publisher publisher = catalog.publisher(id).orElseThrow();
      questions.put("books:id:" + id, () -> catalog.book(id));
      questions.put("books:config:" + id, () -> catalog.config(book));
      questions.put("books:files:" + id, () -> catalog.files(book));
      questions.put("books:cover:" + id, () -> catalog.cover(book));
      questions.put("books:validator:" + id, () -> validator(book));
      questions.put("publishers:id:" + id, () -> catalog.publisher(id));
      questions.put("publishers:logo:" + id, () -> catalog.logo(publisher));
      // Nobody has it: an absence, which an event of a creation ends.
      questions.put("books:id:7" + id, () -> catalog.book(Integer.parseInt("7" + id)));
    }
  }

  /** Looks at the file itself where the cache does not know its validator. */
  private void validator(Book book) {
    FileValidator validator = catalogs.validators(catalog).file(book, "audio/1.mp3");
    if (validator.unchanged(_ -> true).isEmpty()) {
      looks += validator.reading(() -> 1, _ -> Optional.of("\"t1\""));
    }
  }

  @AfterEach
  void close() {
    catalogs.close();
  }

  /**
   * The matrix of the DCS contract, 2.6: what an event must reach, written down once more and not
   * computed from the table of tags.
   */
  @ParameterizedTest
  @EnumSource(CatalogTags.class)
  void an_event_is_known_by_its_name_alone(CatalogTags event) {
    assertThat(CatalogTags.of(event.event())).contains(event);
    assertThat(CatalogTags.of(event.name())).isEmpty();
  }

  private static Set<String> reached(CatalogTags event, int id) {
    Set<String> of = new TreeSet<>(Set.of("books:list"));
    for (String part : List.of("id", "config", "files", "cover", "validator")) {
      of.add("books:" + part + ":" + id);
    }
    if (event.event().startsWith("publisher.")) {
      of.addAll(Set.of("publishers:list", "publishers:id:" + id, "publishers:logo:" + id));
    }
    return of;
  }

  @ParameterizedTest
  @EnumSource(CatalogTags.class)
  void an_event_reaches_what_it_must_and_nothing_else(CatalogTags event) {
    for (int id : IDS) {
      asked();
      assertThat(asked()).isEmpty();

      catalogs.cache(catalog).invalidateTags(event.of(id), event.kind(), "test");

      assertThat(asked()).as(event + " " + id).isEqualTo(reached(event, id));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CatalogTags.class,
      names = {"BOOK_CREATED"})
  void a_creation_ends_an_absence(CatalogTags created) {
    asked();

    catalogs.cache(catalog).invalidateTags(created.of(710), created.kind(), "test");

    assertThat(asked()).isEqualTo(new TreeSet<>(Set.of("books:id:710", "books:list")));
  }

  @Test
  void every_kind_of_entries_is_reached_by_some_event() {
    Set<String> kinds = new TreeSet<>();
    for (CatalogTags event : CatalogTags.values()) {
      reached(event, 1).forEach(key -> kinds.add("dcs:" + key.replace(":1", "")));
    }

    assertThat(catalogs.names(catalog).all())
        // What was before is made from nothing that changes.
        .filteredOn(name -> !MadeFrom.kinds(name).isEmpty())
        .hasSize(9)
        .allSatisfy(name -> assertThat(kinds).contains(name.name()));
  }

  @Test
  void an_event_is_known_by_the_name_that_dcs_gives_it() {
    assertThat(CatalogTags.values())
        .extracting(CatalogTags::event)
        .containsExactlyInAnyOrder(
            "book.created",
            "book.updated",
            "book.deleted",
            "publisher.created",
            "publisher.updated",
            "publisher.deleted");
  }

  /** Asks everything, and says for what DCS was asked. */
  private Set<String> asked() {
    Set<String> asked = new TreeSet<>();
    questions.forEach(
        (key, question) -> {
          int before = dcs.calls().size() + looks;
          question.run();
          if (dcs.calls().size() + looks > before) {
            asked.add(key);
          }
        });
    return asked;
  }
}
