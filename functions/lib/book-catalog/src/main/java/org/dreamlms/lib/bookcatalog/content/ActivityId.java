package org.dreamlms.lib.bookcatalog.content;

import java.util.UUID;

/**
 * Names the activities of books: the same place in the same book has the same id in every process,
 * for ever, so that assignments can keep it without a table.
 *
 * <p>The name is {@code book/7/module/0/page/12.0/section/3}: DCS's id of the book, the module's
 * index, the page's number with how many pages of that number stand before it in the module, and
 * the section's index on the page. Titles, names of modules and contents are not in it, so editing
 * them keeps the id; the page's number and not its index is, so inserting a page keeps the ids of
 * the others. No two sections of a book have the same name: two pages of one number in one module
 * differ by their count.
 *
 * <p>Changing any of this orphans what was assigned before.
 */
final class ActivityId {
  /** UUIDv5 of the DNS name space and {@code activities.dreamlms.org}. */
  static final UUID NAMESPACE = UUID.fromString("47ec05b6-b163-5b39-90f3-f7ff784e58f2");

  private ActivityId() {}

  static UUID of(int bookId, int moduleIndex, int pageNumber, int samePageBefore, int section) {
    // Not String.format: its digits are those of the default locale.
    String page = "/page/" + pageNumber + "." + samePageBefore;
    return NameUuid.of(
        NAMESPACE, "book/" + bookId + "/module/" + moduleIndex + page + "/section/" + section);
  }
}
