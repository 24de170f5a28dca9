/** Books in memory, and what every catalog of books has to hold. */
@NullMarked
package org.dreamlms.lib.bookcatalog;

import org.jspecify.annotations.NullMarked;
