package org.dreamlms.lib.bookcatalog.content;

import org.jspecify.annotations.Nullable;

/**
 * A picture that a page shows on demand.
 *
 * @param path raw, as the book spells it
 */
public record PageImage(String path, @Nullable Area area) {}
