package org.dreamlms.lib.dcsclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalInt;

class FakeDcsTest extends DcsContract {

  private static final DcsPublisher PUBLISHER = FakeDcs.publisher(2, "Işık Yayınları");
  private static final DcsBook BOOK = FakeDcs.book(12, PUBLISHER, "ISIK-A");

  private final Dcs dcs =
      new FakeDcs()
          .with(PUBLISHER)
          .with(FakeDcs.publisher(3, "Gone", DcsPublisher.Status.INACTIVE))
          .with(BOOK)
          .with(FakeDcs.book(13, PUBLISHER, "Old", DcsBook.Status.ARCHIVED))
          .with(FakeDcs.book(14, PUBLISHER, "Next", DcsBook.Status.DRAFT))
          .withLogo(2, new byte[] {1}, "application/octet-stream")
          .withFile(
              BOOK.folder(), "config.json", "{\"books\":[]}".getBytes(UTF_8), "application/json")
          .withFile(BOOK.folder(), "images/book_cover.png", new byte[] {2, 3}, "image/png")
          .withFile(BOOK.folder(), "images/M1/p7.png", new byte[] {4, 5, 6}, "image/png");

  @Override
  protected Dcs dcs() {
    return dcs;
  }

  @Override
  protected Sample sample() {
    return new Sample(12, "images/M1/p7.png", "image/png", OptionalInt.of(13), OptionalInt.of(3));
  }
}
