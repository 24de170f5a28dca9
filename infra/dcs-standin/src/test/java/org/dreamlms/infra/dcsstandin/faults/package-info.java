/** Faults, and how often DCS was asked. */
@NullMarked
package org.dreamlms.infra.dcsstandin.faults;

import org.jspecify.annotations.NullMarked;
