/** Lambda's part: environments as child processes, each behind a Runtime API. */
@NullMarked
package org.dreamlms.infra.local.runtime;

import org.jspecify.annotations.NullMarked;
