/** Contents of books, read from recorded and broken configs. */
@NullMarked
package org.dreamlms.lib.bookcatalog.content;

import org.jspecify.annotations.NullMarked;
