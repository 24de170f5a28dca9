package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dreamlms.lib.access.BookAccess;
import org.dreamlms.lib.access.BookScope;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Refusals;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.Publisher;

/**
 * The publishers that somebody may see: all for who administers; itself for a publisher; all for a
 * teacher, whom their contacts do not concern.
 */
@Singleton
final class BrowsePublishers {
  private final BookCatalog catalog;
  private final BookAccess access;
  private final Refusals refusals;

  BrowsePublishers(BookCatalog catalog, BookAccess access, Refusals refusals) {
    this.catalog = catalog;
    this.access = access;
    this.refusals = refusals;
  }

  /** In the order of DCS. */
  List<PublisherPublic> browse(Caller caller) {
    return visible(catalog.publishers().stream(), access.toList(caller)).toList();
  }

  /** Empty when it is absent, or none that the caller may see. */
  Optional<PublisherPublic> find(Caller caller, String publisherId) {
    OptionalInt id = DcsId.parse(publisherId);
    if (id.isEmpty()) {
      return refused(caller, false);
    }
    Optional<Publisher> publisher = catalog.publisher(id.getAsInt());
    return visible(publisher.stream(), access.toList(caller))
        .findFirst()
        .or(() -> refused(caller, publisher.isPresent()));
  }

  /**
   * The publisher that the caller works for; empty when DCS does not have it, or not any more.
   *
   * @param publisher a publisher account
   */
  Optional<PublisherPublic> own(Caller publisher) {
    return browse(publisher).stream().findFirst();
  }

  private Optional<PublisherPublic> refused(Caller caller, boolean exists) {
    refusals.count(caller, Refusals.Kind.PUBLISHER, exists);
    return Optional.empty();
  }

  private static Stream<PublisherPublic> visible(Stream<Publisher> publishers, BookScope scope) {
    return switch (scope) {
      case BookScope.Every every -> publishers.map(PublisherPublic::from);
      case BookScope.OfPublisher(int own) ->
          publishers.filter(publisher -> publisher.id() == own).map(PublisherPublic::from);
      case BookScope.Of granted ->
          publishers.map(publisher -> PublisherPublic.from(publisher).withoutContact());
    };
  }
}
