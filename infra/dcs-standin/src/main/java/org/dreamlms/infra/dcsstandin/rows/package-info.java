/** What the stand-in remembers about books, publishers and webhooks, kept in one JSON file. */
@NullMarked
package org.dreamlms.infra.dcsstandin.rows;

import org.jspecify.annotations.NullMarked;
