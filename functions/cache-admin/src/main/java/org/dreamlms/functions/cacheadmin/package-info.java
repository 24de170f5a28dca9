/** Health of the system; statistics, clearing, warming and invalidation of the cache; events. */
@NullMarked
package org.dreamlms.functions.cacheadmin;

import org.jspecify.annotations.NullMarked;
