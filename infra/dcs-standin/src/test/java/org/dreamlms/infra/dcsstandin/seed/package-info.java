/** The painter of the seed's media, and the tests of what it painted. */
@NullMarked
package org.dreamlms.infra.dcsstandin.seed;

import org.jspecify.annotations.NullMarked;
