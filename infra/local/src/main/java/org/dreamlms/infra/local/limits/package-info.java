/** The limits of the platform, in one table. */
@NullMarked
package org.dreamlms.infra.local.limits;

import org.jspecify.annotations.NullMarked;
