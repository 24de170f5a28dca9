package org.dreamlms.lib.bookcatalog;

/**
 * What is remembered of a book.
 *
 * @param publisherId whose tag its entries carry
 * @param row of {@link RowPrint}
 */
public record BookPrint(int publisherId, long row, ConfigPrint config) {

  BookPrint with(ConfigPrint other) {
    return new BookPrint(publisherId, row, other);
  }
}
