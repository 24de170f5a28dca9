package org.dreamlms.lib.bookcatalog.content;

/**
 * A sound that a page plays.
 *
 * @param path raw, as the book spells it
 */
public record PageSound(String path, Area area) {}
