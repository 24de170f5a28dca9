package org.dreamlms.lib.bookcatalog;

/**
 * What DCS should have told.
 *
 * @param id of the book or publisher
 */
public record CatalogChange(CatalogTags event, int id) {}
