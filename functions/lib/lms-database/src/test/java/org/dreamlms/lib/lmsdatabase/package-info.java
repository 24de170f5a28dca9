/** A migrated database for the tests of other modules, and the tests of this one. */
@NullMarked
package org.dreamlms.lib.lmsdatabase;

import org.jspecify.annotations.NullMarked;
