/** Tests of the function, through the real handler. */
@NullMarked
package org.dreamlms.functions.cacheadmin;

import org.jspecify.annotations.NullMarked;
