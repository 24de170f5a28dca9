/** The only signer of object URLs. */
@NullMarked
package org.dreamlms.lib.assetlinks;

import org.jspecify.annotations.NullMarked;
