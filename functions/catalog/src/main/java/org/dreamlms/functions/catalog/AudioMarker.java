package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import org.dreamlms.lib.bookcatalog.content.Area;
import org.dreamlms.lib.bookcatalog.content.BookPage;
import org.dreamlms.lib.bookcatalog.content.PageSound;

/**
 * A sound of a page.
 *
 * @param src its address; empty where the book's path leads out of the book
 */
@Serdeable
record AudioMarker(String id, String src, int x, int y, int width, int height) {

  static AudioMarker from(int bookId, BookPage page, int index) {
    PageSound sound = page.sounds().get(index);
    Area area = sound.area();
    return new AudioMarker(
        "audio-" + page.number() + "-" + index,
        ConfigAddress.of(sound.path(), path -> BookAddresses.media(bookId, path)).orElse(""),
        area.x(),
        area.y(),
        area.width(),
        area.height());
  }
}
