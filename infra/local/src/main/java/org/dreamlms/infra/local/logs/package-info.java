/** One readable stream of everything that functions print. */
@NullMarked
package org.dreamlms.infra.local.logs;

import org.jspecify.annotations.NullMarked;
