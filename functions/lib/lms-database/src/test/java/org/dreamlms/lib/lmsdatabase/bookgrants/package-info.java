/** Tests of who may use which book. */
@NullMarked
package org.dreamlms.lib.lmsdatabase.bookgrants;

import org.jspecify.annotations.NullMarked;
