/** Tests of what DCS tells us, and what stands in for its stores elsewhere. */
@NullMarked
package org.dreamlms.lib.dcsevents;

import org.jspecify.annotations.NullMarked;
