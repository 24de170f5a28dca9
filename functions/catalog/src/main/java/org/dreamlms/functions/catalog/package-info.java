/** Books and publishers of DCS, their pages and assets. */
@NullMarked
package org.dreamlms.functions.catalog;

import org.jspecify.annotations.NullMarked;
