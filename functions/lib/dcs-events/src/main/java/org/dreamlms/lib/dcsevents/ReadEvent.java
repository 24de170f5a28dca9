package org.dreamlms.lib.dcsevents;

import java.time.Instant;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.jspecify.annotations.Nullable;

/** What a delivery says. */
public sealed interface ReadEvent {

  /**
   * An event that we know, about a book or a publisher.
   *
   * @param timestamp when DCS built the delivery; null when it does not say so
   */
  record Known(CatalogTags event, int id, @Nullable Instant timestamp) implements ReadEvent {}

  /** An event that we know, about nobody knows what. */
  record UnusableId(CatalogTags event, @Nullable Instant timestamp) implements ReadEvent {}

  /**
   * An event of another kind; DCS has some that it does not send yet.
   *
   * @param event cut to {@link #LONGEST_NAME} characters
   */
  record Unknown(String event, @Nullable Instant timestamp) implements ReadEvent {
    /** Of a name that is recorded. Ours have at most 17. */
    public static final int LONGEST_NAME = 64;

    public Unknown {
      event = event.length() > LONGEST_NAME ? event.substring(0, LONGEST_NAME) : event;
    }
  }

  /** No JSON object with an event's name. */
  record Unparsable() implements ReadEvent {}
}
