/** The habits of DCS, resource by resource. */
@NullMarked
package org.dreamlms.infra.dcsstandin.endpoints;

import org.jspecify.annotations.NullMarked;
