/** Contracts, fakes and tokens for the tests of other modules, and the tests of this one. */
@NullMarked
package org.dreamlms.lib.access;

import org.jspecify.annotations.NullMarked;
