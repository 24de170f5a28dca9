package org.dreamlms.functions.catalog;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dreamlms.functions.catalog.BookVideosResponse.VideoInfo;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.assetlinks.AssetPath;
import org.dreamlms.lib.bookcatalog.Book;
import org.dreamlms.lib.bookcatalog.BookCatalog;
import org.dreamlms.lib.bookcatalog.BookFiles;
import org.dreamlms.lib.bookcatalog.content.BookContent;
import org.dreamlms.lib.bookcatalog.content.PageVideo;
import org.dreamlms.lib.problems.ProblemException;

/** The films of a book, to add to an assignment. */
@Singleton
final class ListVideos {
  private final OpenBook open;
  private final OpenContent contents;
  private final BookCatalog catalog;

  ListVideos(OpenBook open, OpenContent contents, BookCatalog catalog) {
    this.open = open;
    this.contents = contents;
    this.catalog = catalog;
  }

  /**
   * Those that the pages name and that lie in the book's folder: what does not exist cannot be
   * shown to a class. Sizes and subtitles are looked up, not guessed; so while nothing is cached,
   * this costs one more call to DCS, and only for a book with films.
   *
   * @throws ProblemException 404 when there is no such book for the caller, or it has no config
   */
  BookVideosResponse list(Caller caller, String bookId) {
    Book book = open.toRead(caller, bookId);
    List<AssetPath> named = named(contents.of(book));
    BookFiles files = named.isEmpty() ? BookFiles.NONE : catalog.files(book);
    List<VideoInfo> videos =
        named.stream()
            .filter(path -> files.contains(path.value()))
            .map(p -> info(p, files))
            .toList();
    return new BookVideosResponse(book.id(), videos, videos.size());
  }

  /** Films elsewhere on the web are not of the book, and no path names them. */
  private static List<AssetPath> named(BookContent content) {
    return content.pages().stream()
        .flatMap(page -> page.videos().stream())
        .map(PageVideo::path)
        .map(ConfigAddress::file)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static VideoInfo info(AssetPath video, BookFiles files) {
    String path = video.value();
    return new VideoInfo(
        path,
        path.substring(path.lastIndexOf('/') + 1),
        files.size(path).orElse(0),
        Subtitles.of(video).filter(files::contains).isPresent());
  }
}
