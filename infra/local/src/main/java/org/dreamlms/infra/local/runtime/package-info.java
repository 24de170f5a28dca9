/** Lambda's part: environments, as child processes or inside this JVM. */
@NullMarked
package org.dreamlms.infra.local.runtime;

import org.jspecify.annotations.NullMarked;
