package org.dreamlms.lib.bookcatalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dreamlms.lib.hybridcache.Invalidation;
import org.dreamlms.lib.hybridcache.Tag;

/**
 * What entries are made from, and what each event of DCS therefore invalidates (DCS contract 2.6):
 * the only such table.
 *
 * <pre>
 * event                what it names    tags                                   kind
 * book.created         the book         book:{id} books                        SOFT  may be a re-upload
 * book.updated         the book         book:{id} books                        SOFT  or a move
 * book.deleted         the book         book:{id} books                        HARD
 * publisher.created    the publisher    publisher:{id} publishers books        SOFT  may be a restore
 * publisher.updated    the publisher    publisher:{id} publishers books        SOFT  or a new name
 * publisher.deleted    the publisher    publisher:{id} publishers books        HARD
 * </pre>
 *
 * <p>Every book and everything in its folder carries its publisher's tag too, so an event of the
 * publisher reaches all of his books without naming them.
 */
public enum CatalogTags {
  BOOK_CREATED("book.created", Invalidation.SOFT),
  BOOK_UPDATED("book.updated", Invalidation.SOFT),
  BOOK_DELETED("book.deleted", Invalidation.HARD),
  PUBLISHER_CREATED("publisher.created", Invalidation.SOFT),
  PUBLISHER_UPDATED("publisher.updated", Invalidation.SOFT),
  PUBLISHER_DELETED("publisher.deleted", Invalidation.HARD);

  private final String event;
  private final Invalidation kind;

  CatalogTags(String event, Invalidation kind) {
    this.event = event;
    this.kind = kind;
  }

  /** The event that DCS calls so; empty when it is none of ours. */
  public static Optional<CatalogTags> of(String event) {
    return Arrays.stream(values()).filter(known -> known.event.equals(event)).findFirst();
  }

  /** As DCS calls it, for instance {@code book.updated}. */
  public String event() {
    return event;
  }

  public Invalidation kind() {
    return kind;
  }

  /**
   * What the event invalidates.
   *
   * @param id of the book, or of the publisher
   */
  public List<Tag> of(int id) {
    return switch (this) {
      case BOOK_CREATED, BOOK_UPDATED, BOOK_DELETED ->
          List.of(TagKind.BOOK.tag(id), TagKind.BOOKS.tag(0));
      case PUBLISHER_CREATED, PUBLISHER_UPDATED, PUBLISHER_DELETED ->
          List.of(TagKind.PUBLISHER.tag(id), TagKind.PUBLISHERS.tag(0), TagKind.BOOKS.tag(0));
    };
  }
}
