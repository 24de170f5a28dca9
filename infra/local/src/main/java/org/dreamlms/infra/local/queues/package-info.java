/** Queues as event sources of functions. */
@NullMarked
package org.dreamlms.infra.local.queues;

import org.jspecify.annotations.NullMarked;
