package org.dreamlms.lib.bookcatalog.content;

import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/** A rectangle on a page, in pixels of the page's picture. */
public record Area(int x, int y, int width, int height) {

  /** Reads {@code {x,y,w,h}} or {@code {x,y,width,height}}; what is missing is taken from here. */
  Area orAsIn(@Nullable JsonNode coords) {
    return new Area(
        or(Lenient.whole(coords, "x"), x),
        or(Lenient.whole(coords, "y"), y),
        or(Lenient.whole(coords, "w", "width"), width),
        or(Lenient.whole(coords, "h", "height"), height));
  }

  /** As {@link #orAsIn}, but absent unless all four numbers are there. */
  static @Nullable Area complete(@Nullable JsonNode coords) {
    Integer x = Lenient.whole(coords, "x");
    Integer y = Lenient.whole(coords, "y");
    Integer width = Lenient.whole(coords, "w", "width");
    Integer height = Lenient.whole(coords, "h", "height");
    return x == null || y == null || width == null || height == null
        ? null
        : new Area(x, y, width, height);
  }

  private static int or(@Nullable Integer found, int otherwise) {
    return found == null ? otherwise : found;
  }
}
