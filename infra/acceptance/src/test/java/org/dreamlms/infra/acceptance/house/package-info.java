/** Rules of the house that Maven's module graph cannot see. */
@NullMarked
package org.dreamlms.infra.acceptance.house;

import org.jspecify.annotations.NullMarked;
