/** One contract for all object stores. */
@NullMarked
package org.dreamlms.infra.dcsstandin.objects;

import org.jspecify.annotations.NullMarked;
