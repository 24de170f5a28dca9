/** Which books were given to whom. */
@NullMarked
package org.dreamlms.lib.lmsdatabase.bookgrants;

import org.jspecify.annotations.NullMarked;
