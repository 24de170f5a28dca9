package org.dreamlms.lib.assetlinks;

import java.util.Optional;

/**
 * Where the files of a book are in the books bucket:
 *
 * <pre>{publisher}/books/{book name}/images/...</pre>
 *
 * @param publisherName as DCS writes it, characters unchanged
 * @param bookName the name of the folder, not the title
 */
public record BookPrefix(int publisherId, String publisherName, String bookName) {
  /**
   * @throws UnsafeNameException when a name holds a slash or a control character, or is {@code ..}
   */
  public BookPrefix {
    check("publisher", publisherName);
    check("book", bookName);
  }

  /** The key of a file of this book. */
  ObjectKey key(PublisherInPath dialect, AssetPath path) {
    return new ObjectKey(prefix(dialect) + path.value());
  }

  /** With a slash at its end, so that the prefix of one book is never that of another. */
  String prefix(PublisherInPath dialect) {
    String publisher =
        switch (dialect) {
          case NAME -> publisherName;
          case ID -> Integer.toString(publisherId);
        };
    return publisher + "/books/" + bookName + "/";
  }

  private static void check(String what, String name) {
    Optional<PathRefusal> refusal = AssetPath.refusalOf(name);
    if (refusal.isPresent() || name.isBlank() || name.contains("/")) {
      throw new UnsafeNameException(what);
    }
  }
}
