/** Health of the system; statistics, clearing, warming and invalidation of the cache. */
@NullMarked
package org.dreamlms.functions.cacheadmin;

import org.jspecify.annotations.NullMarked;
