package org.dreamlms.lib.dcsclient;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the LMS reads from DCS (Dream Central Storage). Read-only: nothing here changes DCS; what
 * does is in {@link DcsWebhooks}.
 *
 * <p>An empty {@link Optional} means that DCS itself said "there is no such thing"; it never stands
 * for a failure. Rows come as DCS keeps them: drafts, archived books and inactive publishers
 * included, in no particular order. Nothing is cached here. Each call ends within {@link
 * RemainingTime#left()}. Safe for any number of threads.
 *
 * <p>Every method throws {@link DcsUnavailable} when no answer could be had, and {@link
 * DcsContentInvalid} when there was one that is not what it should be (asking again will not help).
 */
public interface Dcs {

  /** All active publishers, however many pages DCS needs for them, each once. */
  List<DcsPublisher> publishers();

  /** One publisher, also an inactive or suspended one: look at {@link DcsPublisher#status()}. */
  Optional<DcsPublisher> publisher(int id);

  /**
   * The logo of a publisher. DCS answers "absent" during an outage of its object store too, so
   * remember an absent logo only briefly. It gives logos no validator.
   */
  Optional<DcsFile> logo(int publisherId);

  /** All books that are not archived, drafts included. */
  List<DcsBook> books();

  /**
   * The books of one publisher that are not archived, drafts included; none for an unknown
   * publisher.
   */
  List<DcsBook> booksOf(int publisherId);

  /** One book, also a draft or an archived one: look at {@link DcsBook#status()}. */
  Optional<DcsBook> book(int id);

  /**
   * Many books by id, asked for in chunks of 100. Unknown and archived ids are silently missing
   * from the answer, whose order is DCS's own.
   */
  List<DcsBook> booksById(Collection<Integer> ids);

  /** As {@link #config(BookFolder, String)}, asked without a validator. */
  default Optional<DcsConfig> config(BookFolder book) {
    return asked(config(book, null));
  }

  /**
   * The {@code config.json} of a book: one JSON object in UTF-8, with or without a byte order mark,
   * not larger and not deeper than {@link DcsLimits} allows, with no key twice in one object.
   *
   * @param etag of what the caller has; null, and what is no strong validator, asks for any version
   * @throws DcsContentInvalid when the file is there but is something else, for instance a picture
   */
  Reread<DcsConfig> config(BookFolder book, @Nullable String etag);

  /** As {@link #cover(BookFolder, String)}, asked without a validator. */
  default Optional<DcsFile> cover(BookFolder book) {
    return asked(cover(book, null));
  }

  /**
   * The cover picture that the row of the book names.
   *
   * @param etag as for {@link #config(BookFolder, String)}
   */
  Reread<DcsFile> cover(BookFolder book, @Nullable String etag);

  /**
   * One file of a book, whole.
   *
   * @param path relative to the folder of the book, such as {@code images/M1/p7.png}; one that
   *     leaves the folder is absent
   */
  Optional<DcsFile> object(BookFolder book, String path);

  /**
   * All files of a book; a folder without children for an unknown one (DCS does not say "absent"
   * here).
   */
  DcsNode tree(BookFolder book);

  /**
   * An address from which a browser can read one file without a login. It is a secret: never log
   * it.
   *
   * @param validFor 60 s to 24 h
   */
  Optional<PresignedFile> presigned(BookFolder book, String path, Duration validFor);

  /**
   * Forgets the token, and asks nobody; the next call logs in. So that a snapshot of this JVM has
   * none in it.
   */
  default void signOut() {}

  private static <T> Optional<T> asked(Reread<T> answer) {
    return switch (answer) {
      case Reread.Found<T>(T value, _) -> Optional.of(value);
      case Reread.Absent<T> _ -> Optional.empty();
      case Reread.Unchanged<T> _ ->
          throw new IllegalStateException("Unchanged, asked without a validator");
    };
  }
}
