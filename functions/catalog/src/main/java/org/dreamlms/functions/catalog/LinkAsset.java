package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.problems.ProblemException;

/** Gives somebody who may see a book's pictures an address to fetch one from. */
@Singleton
final class LinkAsset {
  private final OpenBook open;
  private final BookFiles files;

  LinkAsset(OpenBook open, BookFiles files) {
    this.open = open;
    this.files = files;
  }

  /**
   * Asks nobody whether there is such a file: the store answers that when it is fetched.
   *
   * @throws ProblemException 404 for a book that is not the caller's, 400 for a path out of it
   */
  AssetPresignedResponse link(Caller caller, String bookId, String path) {
    return files.sign(open.toReadAssets(caller, bookId), path);
  }
}
