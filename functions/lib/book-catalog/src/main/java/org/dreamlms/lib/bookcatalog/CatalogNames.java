package org.dreamlms.lib.bookcatalog;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllBooks;
import org.dreamlms.lib.bookcatalog.CatalogKey.AllPublishers;
import org.dreamlms.lib.bookcatalog.CatalogKey.InBook;
import org.dreamlms.lib.bookcatalog.CatalogKey.Logo;
import org.dreamlms.lib.bookcatalog.CatalogKey.OneBook;
import org.dreamlms.lib.bookcatalog.CatalogKey.OnePublisher;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.Lifetimes;

/**
 * The only table of keys, tags and lifetimes. Visible keys are those of the LMS before (story 24.1,
 * which has no files and covers).
 *
 * <pre>
 * visible key                 tags                               shared  near
 * dcs:books:list              books                              yes     0.15
 * dcs:books:id:{id}           book:{id} publisher:{its}          yes     0.10
 * dcs:books:config:{id}       book:{id} publisher:{its}          yes     0.36
 * dcs:books:files:{id}        book:{id} publisher:{its}          yes     0.10
 * dcs:books:cover:{id}        book:{id} publisher:{its}          no      0.15
 * dcs:books:validator:{id}    book:{id} publisher:{its}          yes     0.03
 * dcs:publishers:list         publishers                         yes     0.03
 * dcs:publishers:id:{id}      publisher:{id}                     yes     0.02
 * dcs:publishers:logo:{id}    publisher:{id}                     no      0.05
 * dcs:books:list:before       none                               yes     0.005
 * dcs:publishers:list:before  none                               yes     0.005
 * </pre>
 *
 * <p>What lies in a book's folder has its place behind the id, {@code dcs:books:config:7@1f...}.
 * {@code near} is the part of the near tier's bytes. Pictures stay out of the shared tier: their
 * bytes are cheaper from DCS than from DynamoDB. So do sounds and films, which are in no tier at
 * all. Of covers and of these there are the validators alone ({@link FileValidators}). {@code
 * dcs:books:publisher:{id}} of story 24.1 is no entry: those lists are picked out of the list of
 * all books. What a tag reaches is not written down anywhere else: {@link CatalogHits} derives it.
 * The lists {@code before} are what DCS gave before it lost most of it ({@link ListLosses}): for
 * people, and for nobody's answer.
 */
final class CatalogNames {
  private final CacheName<AllBooks, List<Book>> books;
  private final CacheName<OneBook, Book> book;
  private final CacheName<InBook, BookConfig> config;
  private final CacheName<InBook, BookFiles> files;
  private final CacheName<InBook, Picture> cover;
  private final CacheName<InBook, Validator> validator;
  private final CacheName<AllPublishers, List<Publisher>> publishers;
  private final CacheName<OnePublisher, Publisher> publisher;
  private final CacheName<Logo, Picture> logo;
  private final CacheName<AllBooks, List<Book>> booksBefore;
  private final CacheName<AllPublishers, List<Publisher>> publishersBefore;

  CatalogNames(BookCacheSettings settings, JsonMapper json) {
    Lifetimes ofBooks = settings.lifetimes(settings.books());
    Lifetimes ofPublishers = settings.lifetimes(settings.publishers());
    books =
        new CacheName<>(
            "dcs:books:list",
            _ -> "dcs:books:list",
            MadeFrom.all(TagKind.BOOKS),
            MadeFrom.noMore(),
            new JsonCodec<>(json, Argument.listOf(Book.class), 1),
            ofBooks,
            Weight::of,
            0.15);
    book =
        new CacheName<>(
            "dcs:books:id",
            key -> "dcs:books:id:" + key.id(),
            MadeFrom.one(TagKind.BOOK, OneBook::id),
            MadeFrom.content(TagKind.PUBLISHER, Book::publisherId),
            new JsonCodec<>(json, Argument.of(Book.class), 1),
            ofBooks,
            Weight::of,
            0.10);
    config =
        new CacheName<>(
            "dcs:books:config",
            key -> "dcs:books:config:" + key.visible(),
            inBook(),
            MadeFrom.noMore(),
            new JsonCodec<>(json, Argument.of(BookConfig.class), 1),
            ofBooks,
            Weight::of,
            0.36);
    files =
        new CacheName<>(
            "dcs:books:files",
            key -> "dcs:books:files:" + key.visible(),
            inBook(),
            MadeFrom.noMore(),
            new JsonCodec<>(json, Argument.of(BookFiles.class), 1),
            ofBooks,
            Weight::of,
            0.10);
    cover =
        new CacheName<>(
            "dcs:books:cover",
            key -> "dcs:books:cover:" + key.visible(),
            inBook(),
            MadeFrom.noMore(),
            null,
            ofBooks,
            Weight::of,
            0.15);
    validator =
        new CacheName<>(
            "dcs:books:validator",
            key -> "dcs:books:validator:" + key.visible(),
            inBook(),
            MadeFrom.noMore(),
            new JsonCodec<>(json, Argument.of(Validator.class), 1),
            // Past its time it tells nothing.
            new Lifetimes(ofBooks.fresh(), Duration.ZERO, ofBooks.absent()),
            Weight::of,
            0.03);
    publishers =
        new CacheName<>(
            "dcs:publishers:list",
            _ -> "dcs:publishers:list",
            MadeFrom.all(TagKind.PUBLISHERS),
            MadeFrom.noMore(),
            new JsonCodec<>(json, Argument.listOf(Publisher.class), 1),
            ofPublishers,
            Weight::of,
            0.03);
    publisher =
        new CacheName<>(
            "dcs:publishers:id",
            key -> "dcs:publishers:id:" + key.id(),
            MadeFrom.one(TagKind.PUBLISHER, OnePublisher::id),
            MadeFrom.noMore(),
            new JsonCodec<>(json, Argument.of(Publisher.class), 1),
            ofPublishers,
            Weight::of,
            0.02);
    logo =
        new CacheName<>(
            "dcs:publishers:logo",
            key -> "dcs:publishers:logo:" + key.publisherId(),
            MadeFrom.one(TagKind.PUBLISHER, Logo::publisherId),
            MadeFrom.noMore(),
            null,
            settings.lifetimes(settings.logos()),
            Weight::of,
            0.05);
    Lifetimes kept = new Lifetimes(ListLosses.KEPT, Duration.ZERO, Duration.ZERO);
    booksBefore =
        new CacheName<>(
            "dcs:books:list:before",
            _ -> "dcs:books:list:before",
            MadeFrom.nothing(),
            MadeFrom.noMore(),
            new JsonCodec<>(json, Argument.listOf(Book.class), 1),
            kept,
            Weight::of,
            0.005);
    publishersBefore =
        new CacheName<>(
            "dcs:publishers:list:before",
            _ -> "dcs:publishers:list:before",
            MadeFrom.nothing(),
            MadeFrom.noMore(),
            new JsonCodec<>(json, Argument.listOf(Publisher.class), 1),
            kept,
            Weight::of,
            0.005);
  }

  CacheName<AllBooks, List<Book>> books() {
    return books;
  }

  CacheName<OneBook, Book> book() {
    return book;
  }

  CacheName<InBook, BookConfig> config() {
    return config;
  }

  CacheName<InBook, BookFiles> files() {
    return files;
  }

  CacheName<InBook, Picture> cover() {
    return cover;
  }

  CacheName<InBook, Validator> validator() {
    return validator;
  }

  CacheName<AllPublishers, List<Publisher>> publishers() {
    return publishers;
  }

  CacheName<OnePublisher, Publisher> publisher() {
    return publisher;
  }

  CacheName<Logo, Picture> logo() {
    return logo;
  }

  /** Nobody is answered with it. */
  CacheName<AllBooks, List<Book>> booksBefore() {
    return booksBefore;
  }

  /** Nobody is answered with it. */
  CacheName<AllPublishers, List<Publisher>> publishersBefore() {
    return publishersBefore;
  }

  List<CacheName<?, ?>> all() {
    return List.of(
        books,
        book,
        config,
        files,
        cover,
        validator,
        publishers,
        publisher,
        logo,
        booksBefore,
        publishersBefore);
  }

  private static MadeFrom<InBook> inBook() {
    return MadeFrom.one(TagKind.BOOK, InBook::bookId).and(TagKind.PUBLISHER, InBook::publisherId);
  }
}
