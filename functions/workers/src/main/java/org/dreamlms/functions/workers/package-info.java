/** What nobody waits for: a handler class per event source. */
@NullMarked
package org.dreamlms.functions.workers;

import org.jspecify.annotations.NullMarked;
