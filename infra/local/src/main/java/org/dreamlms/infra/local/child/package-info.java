/** What runs inside an environment's process beside the function. */
@NullMarked
package org.dreamlms.infra.local.child;

import org.jspecify.annotations.NullMarked;
