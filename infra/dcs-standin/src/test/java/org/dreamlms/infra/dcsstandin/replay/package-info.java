/** The recorded exchanges with a real DCS, sent again to the stand-in. */
@NullMarked
package org.dreamlms.infra.dcsstandin.replay;

import org.jspecify.annotations.NullMarked;
