package org.dreamlms.lib.bookcatalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dreamlms.lib.bookcatalog.CatalogHits.Hit;
import org.dreamlms.lib.bookcatalog.CatalogKey.InBook;
import org.dreamlms.lib.dcsclient.DcsBook;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.SharedEntry;
import org.dreamlms.lib.hybridcache.SharedEntry.State;
import org.dreamlms.lib.hybridcache.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is told of an invalidation before it is done is what it does. Ids are such that one begins
 * like another; a book's publisher has another of them than the book.
 */
final class CatalogHitsTest {
  private static final Map<Integer, Integer> PUBLISHERS = Map.of(1, 10, 10, 12, 12, 100, 100, 1);
  private static final List<Integer> IDS = List.of(1, 10, 12, 100);

  private final FakeDcs dcs = new FakeDcs();
  private final CachedCatalogs catalogs = new CachedCatalogs();
  private final BookCatalog catalog;
  private final CatalogHits hits;
  private final Map<String, Runnable> questions = new TreeMap<>();
  private int looks;

  CatalogHitsTest() {
    for (int id : IDS) {
      DcsPublisher publisher = FakeDcs.publisher(id, "Publisher " + id);
      dcs.with(publisher).withLogo(id, BookCatalogContract.PNG, "image/png");
    }
    for (int id : IDS) {
      int its = publisherOf(id);
      DcsBook book = FakeDcs.book(id, FakeDcs.publisher(its, "Publisher " + its), "Book " + id);
      dcs.with(book)
          .withFile(book.folder(), "config.json", "{}".getBytes(UTF_8), "application/json")
          .withFile(book.folder(), "images/book_cover.png", BookCatalogContract.PNG, "image/png");
    }
    catalog = catalogs.over(dcs, Map.of());
    hits = catalogs.hits(catalog);
  }

  @AfterEach
  void close() {
    catalogs.close();
  }

  @ParameterizedTest
  @EnumSource(TagKind.class)
  void the_names_that_are_told_are_those_that_are_asked_again(TagKind kind) {
    askEverything();
    for (int id : IDS) {
      asked();
      assertThat(asked()).isEmpty();
      Tag tag = kind.tag(id);
      Set<String> told = names(tag);

      catalogs.cache(catalog).invalidateTag(tag, Invalidation.SOFT, "test");

      assertThat(told).as(tag.name()).isEqualTo(asked());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 12, 100})
  void a_book_hits_its_own_entries_and_those_of_no_other(int id) {
    askEverything();
    asked();
    catalogs.time().pass(Duration.ofSeconds(3));
    Book book = catalog.book(id).orElseThrow();
    SharedEntry fresh = new SharedEntry(State.FRESH, Duration.ofSeconds(3));

    assertThat(of("book:" + id))
        .containsExactly(
            hit("dcs:books:id:{id}", entry("dcs:books:id:" + id, fresh)),
            hit(
                "dcs:books:config:{id}",
                entry("dcs:books:config:" + InBook.of(book).visible(), fresh)),
            hit(
                "dcs:books:files:{id}",
                entry("dcs:books:files:" + InBook.of(book).visible(), fresh)),
            new Hit("dcs:books:cover:{id}", false, List.of()),
            hit(
                "dcs:books:validator:{id}",
                entry("dcs:books:validator:" + InBook.validatorOfCover(book).visible(), fresh)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 12, 100})
  void a_publisher_hits_his_own_entry_and_what_is_in_his_books(int id) {
    askEverything();
    asked();
    SharedEntry fresh = new SharedEntry(State.FRESH, Duration.ZERO);

    assertThat(of("publisher:" + id))
        .containsExactly(
            hit("dcs:books:id:{id}"),
            hit("dcs:books:config:{id}"),
            hit("dcs:books:files:{id}"),
            new Hit("dcs:books:cover:{id}", false, List.of()),
            hit("dcs:books:validator:{id}"),
            hit("dcs:publishers:id:{id}", entry("dcs:publishers:id:" + id, fresh)),
            new Hit("dcs:publishers:logo:{id}", false, List.of()));
  }

  @Test
  void only_what_is_there_has_an_age() {
    catalog.book(10);
    assertThat(catalog.book(99)).isEmpty();
    catalogs.time().pass(Duration.ofSeconds(2));
    SharedEntry nothing = new SharedEntry(State.ABSENT, null);

    assertThat(of("books"))
        .containsExactly(hit("dcs:books:list", entry("dcs:books:list", nothing)));
    assertThat(first("book:1")).isEqualTo(entry("dcs:books:id:1", nothing));
    assertThat(first("book:100")).isEqualTo(entry("dcs:books:id:100", nothing));
    assertThat(first("book:99"))
        .isEqualTo(
            entry("dcs:books:id:99", new SharedEntry(State.NEGATIVE, Duration.ofSeconds(2))));
    assertThat(first("book:10"))
        .isEqualTo(entry("dcs:books:id:10", new SharedEntry(State.FRESH, Duration.ofSeconds(2))));

    catalogs.cache(catalog).invalidateTag(TagKind.BOOK.tag(10), Invalidation.SOFT, "test");
    assertThat(first("book:10"))
        .isEqualTo(entry("dcs:books:id:10", new SharedEntry(State.STALE, Duration.ofSeconds(2))));
  }

  @Test
  void without_the_book_nobody_knows_where_its_folder_was() {
    Book book = catalog.book(10).orElseThrow();
    catalog.config(book);
    catalogs.cache(catalog).invalidateTag(TagKind.BOOK.tag(10), Invalidation.SOFT, "test");

    String key = "dcs:books:config:" + InBook.of(book).visible();
    assertThat(of("book:10").get(1).entries()).extracting("key").containsExactly(key);
    assertThat(of("book:12").get(1).entries()).isEmpty();
  }

  @Test
  void the_key_of_an_entry_hits_that_entry() {
    Book book = catalog.book(10).orElseThrow();
    catalog.config(book);
    SharedEntry fresh = new SharedEntry(State.FRESH, Duration.ZERO);
    String config = "dcs:books:config:" + InBook.of(book).visible();

    assertThat(of("key:dcs:books:id:10"))
        .containsExactly(hit("dcs:books:id:{id}", entry("dcs:books:id:10", fresh)));
    assertThat(of("key:" + config))
        .containsExactly(hit("dcs:books:config:{id}", entry(config, fresh)));
    assertThat(of("key:dcs:books:config:10@0123456789abcdef"))
        .containsExactly(hit("dcs:books:config:{id}"));
  }

  @Test
  void many_tags_at_once_are_told_apart() {
    catalog.book(10);
    List<Tag> tags = List.of(TagKind.BOOK.tag(1), TagKind.BOOK.tag(10), TagKind.BOOKS.tag(0));

    Map<Tag, List<Hit>> all = hits.of(tags);

    assertThat(all.keySet()).containsExactlyElementsOf(tags);
    tags.forEach(tag -> assertThat(all.get(tag)).isEqualTo(of(tag.name())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "books",
        "publishers",
        "book:1",
        "book:2147483647",
        "publisher:12",
        "key:dcs:books:list",
        "key:dcs:books:id:12",
        "key:dcs:books:files:7@0123456789abcdef",
        "key:dcs:publishers:logo:3"
      })
  void a_tag_that_entries_carry_is_one(String name) {
    assertThat(hits.tag(name)).contains(Tag.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "book",
        "book:",
        "book:0",
        "book:-1",
        "book:01",
        "book:+1",
        "book:1 ",
        "book:٧",
        "book:2147483648",
        "book:99999999999",
        "Book:1",
        "books:1",
        "books:list",
        "publishers:1",
        "school:1",
        "key:",
        "key:dcs:books:id",
        "key:dcs:books:id:",
        "key:dcs:books:id:x",
        "key:dcs:books:id:7@0123456789abcdef",
        "key:dcs:books:list:1",
        "key:dcs:books:config:7",
        "key:dcs:books:config:7@0123456789ABCDEF",
        "dcs:books:id:7"
      })
  void a_tag_that_no_entry_carries_is_none(String name) {
    assertThat(hits.tag(name)).isEmpty();
    if (!name.isEmpty()) {
      assertThatIllegalArgumentException().isThrownBy(() -> of(name));
    }
  }

  @Test
  void every_name_says_what_it_is_made_from_and_its_key_begins_with_its_name() {
    assertThat(hits.names().stream().<Object>map(NamedEntries::name).toList())
        .isEqualTo(catalogs.names(catalog).all());
    assertThat(hits.names())
        .filteredOn(entries -> !entries.template().endsWith(":before"))
        .hasSize(9)
        .allSatisfy(entries -> assertThat(MadeFrom.kinds(entries.name())).isNotEmpty());
    Book book = catalog.book(12).orElseThrow();
    assertThat(hits.names())
        .allSatisfy(entries -> assertThat(entries.idIn(key(entries, book)).orElse(-1)).isIn(0, 12));
  }

  @Test
  void the_kinds_are_those_that_are_taken() {
    assertThat(CatalogHits.kinds())
        .containsExactly(
            "books", "publishers", "book:{id}", "publisher:{id}", "key:{key of an entry}");
  }

  private static <K> String key(NamedEntries<K> entries, Book book) {
    K key = entries.key().apply(book.id(), book);
    return key == null ? "" : entries.name().visibleKey().apply(key);
  }

  private List<Hit> of(String tag) {
    return hits.of(List.of(Tag.of(tag))).getOrDefault(Tag.of(tag), List.of());
  }

  private CatalogHits.Entry first(String tag) {
    return of(tag).getFirst().entries().getFirst();
  }

  private Set<String> names(Tag tag) {
    return of(tag.name()).stream().map(Hit::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Hit hit(String name, CatalogHits.Entry... entries) {
    return new Hit(name, true, List.of(entries));
  }

  private static CatalogHits.Entry entry(String key, SharedEntry now) {
    return new CatalogHits.Entry(key, now);
  }

  private static int publisherOf(int book) {
    return PUBLISHERS.getOrDefault(book, 0);
  }

  private void askEverything() {
    questions.put("dcs:books:list", catalog::books);
    questions.put("dcs:publishers:list", catalog::publishers);
    for (int id : IDS) {
      Book book = catalog.book(id).orElseThrow();
      Publisher publisher = catalog.publisher(id).orElseThrow();
      questions.put("dcs:books:id:{id} " + id, () -> catalog.book(id));
      questions.put("dcs:books:config:{id} " + id, () -> catalog.config(book));
      questions.put("dcs:books:files:{id} " + id, () -> catalog.files(book));
      questions.put("dcs:books:cover:{id} " + id, () -> catalog.cover(book));
      questions.put("dcs:books:validator:{id} " + id, () -> validator(book));
      questions.put("dcs:publishers:id:{id} " + id, () -> catalog.publisher(id));
      questions.put("dcs:publishers:logo:{id} " + id, () -> catalog.logo(publisher));
    }
  }

  private void validator(Book book) {
    FileValidator validator = catalogs.validators(catalog).file(book, "audio/1.mp3");
    if (validator.unchanged(_ -> true).isEmpty()) {
      looks += validator.reading(() -> 1, _ -> Optional.of("\"t1\""));
    }
  }

  /** Asks everything, and says for which names DCS was asked, or the store. */
  private Set<String> asked() {
    Set<String> asked = new TreeSet<>();
    questions.forEach(
        (key, question) -> {
          int before = dcs.calls().size() + looks;
          question.run();
          if (dcs.calls().size() + looks > before) {
            asked.add(key.replaceFirst(" .*", ""));
          }
        });
    return asked;
  }
}
