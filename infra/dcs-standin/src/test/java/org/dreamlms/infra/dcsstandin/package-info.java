/** Tests of the stand-in, and what they have in common. */
@NullMarked
package org.dreamlms.infra.dcsstandin;

import org.jspecify.annotations.NullMarked;
