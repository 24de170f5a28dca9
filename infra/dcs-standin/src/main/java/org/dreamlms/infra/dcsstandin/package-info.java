/** A DCS for machines without one. */
@NullMarked
package org.dreamlms.infra.dcsstandin;

import org.jspecify.annotations.NullMarked;
