package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A stretch of the caller's books.
 *
 * @param total how many there are in all, with the same filters
 */
@Serdeable
record BookListResponse(List<BookResponse> items, int total, int skip, int limit) {}
