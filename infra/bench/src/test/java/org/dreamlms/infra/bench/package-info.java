/** That the measuring runs, and measures equal things. */
@NullMarked
package org.dreamlms.infra.bench;

import org.jspecify.annotations.NullMarked;
