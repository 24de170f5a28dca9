/** Paths, keys and signatures, against a store that checks them. */
@NullMarked
package org.dreamlms.lib.assetlinks;

import org.jspecify.annotations.NullMarked;
