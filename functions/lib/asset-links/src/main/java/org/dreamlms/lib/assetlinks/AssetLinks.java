package org.dreamlms.lib.assetlinks;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Links to the files of books. No I/O: a link says nothing about whether the object exists, nor
 * whether the store is up; who may open the book was asked before.
 *
 * <p>Safe for any number of threads.
 */
public final class AssetLinks {
  private final PublisherInPath dialect;
  private final InstantSource clock;
  private final S3Credentials credentials;
  private final LinkSigner signer;
  private final OwnLinks ownLinks;

  AssetLinks(S3Target books, LinkSigner signer, PublisherInPath dialect, InstantSource clock) {
    this.dialect = dialect;
    this.clock = clock;
    this.credentials = books.credentials();
    this.signer = signer;
    this.ownLinks = new OwnLinks(books);
  }

  /** Links without Micronaut, for instance in tests. */
  public static AssetLinks to(S3Target books, PublisherInPath dialect, InstantSource clock) {
    return new AssetLinks(books, new DirectSigner(books), dialect, clock);
  }

  /**
   * Signs a link to a file of the book. It has at least 45 of its 60 minutes left, and is the same
   * for everybody within a quarter of an hour; with temporary credentials it may be shorter, and
   * changes by the second. The content type is chosen by the file's extension.
   *
   * @throws SigningKeysExpiredException when temporary credentials have ended
   */
  public SignedLink book(BookPrefix book, AssetPath path) {
    SigningWindow window = SigningWindow.at(clock.instant(), credentials.expiresAt());
    LinkSigner.Presentation presentation =
        new LinkSigner.Presentation(ContentTypes.of(path).orElse(null), null);
    return new SignedLink(
        signer.sign(book.key(dialect, path), window, presentation), window.expiresAt());
  }

  /**
   * Returns the path in a link of ours to a file of exactly this book, whether or not it still
   * works, so that a fresh one can be handed out; empty for every other address.
   */
  public Optional<AssetPath> recogniseOwn(String url, BookPrefix book) {
    return ownLinks.read(url, book.prefix(dialect));
  }

  /**
   * Reads {@code ?path=}: a path of {@link RequestedPath}, or one of our own links to this book,
   * which is what the player sends back after a start.
   */
  public RequestedPath requested(@Nullable String path, BookPrefix book) {
    return Optional.ofNullable(path)
        .flatMap(text -> recogniseOwn(text, book))
        .<RequestedPath>map(RequestedPath.Accepted::new)
        .orElseGet(() -> RequestedPath.read(path));
  }
}
