/** Health of the system; later statistics, clearing and warming of the cache. */
@NullMarked
package org.dreamlms.functions.cacheadmin;

import org.jspecify.annotations.NullMarked;
