/** Tests of the local cloud's part of the same name. */
@NullMarked
package org.dreamlms.infra.local.queues;

import org.jspecify.annotations.NullMarked;
