package org.dreamlms.lib.bookcatalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.dreamlms.lib.dcsclient.BookFolder;
import org.dreamlms.lib.dcsclient.DcsBook;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.DcsUnavailable;
import org.dreamlms.lib.dcsclient.FakeDcs;

/** A DCS in memory with what {@link BookCatalogContract} wants, and what it must not show. */
final class Dcses {

  static final DcsPublisher LIGHT = FakeDcs.publisher(2, "Işık Yayınları");
  static final DcsPublisher OTHER = FakeDcs.publisher(5, "Larch Press");

  private Dcses() {}

  static DcsUnavailable down() {
    return new DcsUnavailable("anything", DcsUnavailable.Reason.SERVER_ERROR, 502, null);
  }

  static BookFolder brokenFolder() {
    return new BookFolder(5, "Larch Press", "Broken");
  }

  static FakeDcs filled() {
    DcsBook whole = FakeDcs.book(12, LIGHT, "ISIK-A");
    DcsBook broken = FakeDcs.book(11, OTHER, "Broken");
    return new FakeDcs()
        .with(LIGHT)
        .with(FakeDcs.publisher(3, "In the trash", DcsPublisher.Status.INACTIVE))
        .with(FakeDcs.publisher(4, "Suspended", DcsPublisher.Status.SUSPENDED))
        .with(OTHER)
        .with(whole)
        .with(FakeDcs.book(13, LIGHT, "Draft", DcsBook.Status.DRAFT))
        .with(FakeDcs.book(14, LIGHT, "Old", DcsBook.Status.ARCHIVED))
        .with(FakeDcs.book(15, LIGHT, "Odd", DcsBook.Status.OTHER))
        .with(FakeDcs.book(10, OTHER, "Bare"))
        .with(broken)
        .withLogo(2, BookCatalogContract.PNG, "application/octet-stream")
        .withFile(
            whole.folder(),
            "config.json",
            "{\"book_title\":\"Işık\"}".getBytes(UTF_8),
            "application/json")
        .withFile(whole.folder(), "images/book_cover.png", BookCatalogContract.PNG, "image/png")
        .withFile(broken.folder(), "config.json", BookCatalogContract.PNG, "application/json");
  }
}
