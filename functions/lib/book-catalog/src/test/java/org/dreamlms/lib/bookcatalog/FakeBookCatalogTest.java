package org.dreamlms.lib.bookcatalog;

import io.micronaut.json.tree.JsonNode;
import java.util.Map;

class FakeBookCatalogTest extends BookCatalogContract {

  private final FakeBookCatalog catalog =
      new FakeBookCatalog()
          .with(LIGHT)
          .with(OTHER)
          .with(WHOLE)
          .with(BARE)
          .with(BROKEN)
          .withConfig(
              12,
              JsonNode.createObjectNode(Map.of("book_title", JsonNode.createStringNode("Işık"))))
          .withBrokenConfig(11)
          .withFiles(12, Map.of("config.json", 24L, "images/book_cover.png", 11L))
          .withCover(12, new Picture(PNG, "image/png"))
          .withLogo(2, new Picture(PNG, "image/png"));

  @Override
  protected BookCatalog catalog() {
    return catalog;
  }

  @Override
  protected void goesDown() {
    catalog.failing(new CatalogUnavailable("Anything", null, new IllegalStateException("down")));
  }
}
