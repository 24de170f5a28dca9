/** People, grants and one assignment to try the system with. */
@NullMarked
package org.dreamlms.infra.local.demo;

import org.jspecify.annotations.NullMarked;
