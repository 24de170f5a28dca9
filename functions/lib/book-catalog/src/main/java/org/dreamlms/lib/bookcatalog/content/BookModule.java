package org.dreamlms.lib.bookcatalog.content;

/**
 * A part of a book: a run of its pages.
 *
 * @param firstPageIndex index of its first page among all pages of the book
 * @param pageCount 0 for a module without pages
 */
public record BookModule(String name, int firstPageIndex, int pageCount) {}
