/** What stands in a book: its pages and activities, read from {@code config.json}. */
@NullMarked
package org.dreamlms.lib.bookcatalog.content;

import org.jspecify.annotations.NullMarked;
