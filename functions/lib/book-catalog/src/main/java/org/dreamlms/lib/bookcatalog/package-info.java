/** Books and publishers: DCS behind the cache; the only owner of keys, tags and lifetimes. */
@NullMarked
package org.dreamlms.lib.bookcatalog;

import org.jspecify.annotations.NullMarked;
