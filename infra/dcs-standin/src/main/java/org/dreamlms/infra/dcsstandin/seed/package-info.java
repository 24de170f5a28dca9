/** The two publishers and six books every new stand-in begins with. */
@NullMarked
package org.dreamlms.infra.dcsstandin.seed;

import org.jspecify.annotations.NullMarked;
