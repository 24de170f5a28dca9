/** Tests of the function, through the real handler wherever a request is meant. */
@NullMarked
package org.dreamlms.functions.catalog;

import org.jspecify.annotations.NullMarked;
