/** Stamps, and rows that outlive a restart. */
@NullMarked
package org.dreamlms.infra.dcsstandin.rows;

import org.jspecify.annotations.NullMarked;
