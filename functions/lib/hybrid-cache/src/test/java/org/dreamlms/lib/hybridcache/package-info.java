/** Tests of the cache, and the shared tier in memory. */
@NullMarked
package org.dreamlms.lib.hybridcache;

import org.jspecify.annotations.NullMarked;
