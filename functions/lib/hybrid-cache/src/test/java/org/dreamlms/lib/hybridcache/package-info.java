/**
 * Tests of the cache, the shared tier in memory, and an exhaustive check in small bounds of the
 * protocol over its real functions.
 */
@NullMarked
package org.dreamlms.lib.hybridcache;

import org.jspecify.annotations.NullMarked;
