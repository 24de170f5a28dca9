/** Deliveries through the real handler. */
@NullMarked
package org.dreamlms.functions.dcswebhook;

import org.jspecify.annotations.NullMarked;
