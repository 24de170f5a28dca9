/** The only SQL of the LMS; migrations beside it. */
@NullMarked
package org.dreamlms.lib.lmsdatabase;

import org.jspecify.annotations.NullMarked;
