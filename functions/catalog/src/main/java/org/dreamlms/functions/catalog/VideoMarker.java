package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.dreamlms.lib.bookcatalog.content.Area;
import org.dreamlms.lib.bookcatalog.content.BookPage;
import org.dreamlms.lib.bookcatalog.content.PageVideo;
import org.jspecify.annotations.Nullable;

/**
 * A film of a page.
 *
 * @param src its address; empty where the book's path leads out of the book
 * @param subtitleSrc where subtitles would be; nobody has looked whether they are there
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record VideoMarker(
    String id,
    String src,
    @Nullable String poster,
    @Nullable String subtitleSrc,
    int x,
    int y,
    int width,
    int height) {

  static VideoMarker from(int bookId, BookPage page, int index) {
    PageVideo video = page.videos().get(index);
    Area area = video.area();
    return new VideoMarker(
        "video-" + page.number() + "-" + index,
        ConfigAddress.of(video.path(), path -> BookAddresses.media(bookId, path)).orElse(""),
        ConfigAddress.of(video.poster(), path -> BookAddresses.media(bookId, path)).orElse(null),
        ConfigAddress.file(video.path())
            .flatMap(Subtitles::of)
            .map(path -> BookAddresses.media(bookId, path))
            .orElse(null),
        area.x(),
        area.y(),
        area.width(),
        area.height());
  }
}
