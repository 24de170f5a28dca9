/** Tests of counting, and the counter in memory that tests of functions use. */
@NullMarked
package org.dreamlms.lib.ratelimits;

import org.jspecify.annotations.NullMarked;
