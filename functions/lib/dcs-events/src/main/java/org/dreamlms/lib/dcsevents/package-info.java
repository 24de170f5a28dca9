/** What DCS tells us: its deliveries verified and read, recorded, applied to the cache. */
@NullMarked
package org.dreamlms.lib.dcsevents;

import org.jspecify.annotations.NullMarked;
