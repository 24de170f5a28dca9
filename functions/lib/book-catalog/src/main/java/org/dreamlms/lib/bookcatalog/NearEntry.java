package org.dreamlms.lib.bookcatalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that is remembered.
 *
 * @param value immutable; null when there is no such thing
 * @param until from then on it is not believed any more
 * @param weight estimate of the bytes it takes on the heap
 */
record NearEntry(@Nullable Object value, Instant until, int weight) {}
