/** Faults on purpose, and counts of what was asked: what tests need besides a healthy DCS. */
@NullMarked
package org.dreamlms.infra.dcsstandin.faults;

import org.jspecify.annotations.NullMarked;
