/** Events of DCS: verified, applied to the cache, recorded. */
@NullMarked
package org.dreamlms.functions.dcswebhook;

import org.jspecify.annotations.NullMarked;
