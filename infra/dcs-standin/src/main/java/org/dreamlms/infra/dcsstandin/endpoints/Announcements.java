package org.dreamlms.infra.dcsstandin.endpoints;

import org.dreamlms.infra.dcsstandin.rows.Publisher;
import org.dreamlms.infra.dcsstandin.rows.Tables;
import org.dreamlms.infra.dcsstandin.webhooks.Deliveries;

/** Tells subscribers about books and publishers. The rows are read again when a message is sent. */
final class Announcements {
  private final Tables tables;
  private final Deliveries deliveries;

  Announcements(Tables tables, Deliveries deliveries) {
    this.tables = tables;
    this.deliveries = deliveries;
  }

  void book(String what, int id) {
    deliveries.announce(
        "book." + what,
        () ->
            tables
                .books()
                .find(id)
                .map(
                    book ->
                        Wire.bookNews(
                            book,
                            tables
                                .publishers()
                                .find(book.publisherId())
                                .map(Publisher::name)
                                .orElse(""))));
  }

  void publisher(String what, int id) {
    deliveries.announce(
        "publisher." + what, () -> tables.publishers().find(id).map(Wire::publisherNews));
  }
}
