/** The rivals: Lambda handlers without a framework. Runs in processes of its own. */
@NullMarked
package org.dreamlms.infra.bench.floor;

import org.jspecify.annotations.NullMarked;
