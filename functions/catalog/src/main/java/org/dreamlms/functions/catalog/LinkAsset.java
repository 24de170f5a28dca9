package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.assetlinks.AssetLinks;
import org.dreamlms.lib.assetlinks.AssetPath;
import org.dreamlms.lib.assetlinks.ContentTypes;
import org.dreamlms.lib.assetlinks.RequestedPath;
import org.dreamlms.lib.assetlinks.SignedLink;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.problems.ProblemException;

/** Gives somebody who may see a book's pictures an address to fetch one from. */
@Singleton
final class LinkAsset {
  private final OpenBook open;
  private final AssetLinks links;
  private final InstantSource clock;

  LinkAsset(OpenBook open, AssetLinks links, InstantSource clock) {
    this.open = open;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Asks nobody whether there is such a file: the store answers that when it is fetched.
   *
   * @param path as a config spells it, cleaned, or a link that was handed out before for this book
   * @throws ProblemException 404 for a book that is not the caller's, 400 for what names no file of
   *     this book
   */
  AssetPresignedResponse link(Caller caller, String bookId, String path) {
    if (!isAddress(path) && RequestedPath.read(path) instanceof RequestedPath.Refused) {
      throw OpenFile.invalidPath();
    }
    Book book = open.toReadAssets(caller, bookId);
    return switch (links.requested(path, BookFile.prefix(book))) {
      case RequestedPath.Accepted(AssetPath file) -> answer(BookFile.of(caller, book, file));
      case RequestedPath.Refused refused -> throw OpenFile.invalidPath();
    };
  }

  private AssetPresignedResponse answer(BookFile file) {
    SignedLink link = links.book(file.prefix(), file.path());
    return new AssetPresignedResponse(
        link.url().toString(),
        Duration.between(clock.instant(), link.expiresAt()).toSeconds(),
        ContentTypes.of(file.path()).orElse(null));
  }

  /** What may be a link of ours is read against the book; what is a bad path is bad for all. */
  private static boolean isAddress(String path) {
    return path.startsWith("http");
  }
}
