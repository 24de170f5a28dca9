/** Signatures and deliveries. */
@NullMarked
package org.dreamlms.infra.dcsstandin.webhooks;

import org.jspecify.annotations.NullMarked;
