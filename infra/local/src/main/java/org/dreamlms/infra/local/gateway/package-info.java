/** The HTTP API and the Function URLs in front of the functions. */
@NullMarked
package org.dreamlms.infra.local.gateway;

import org.jspecify.annotations.NullMarked;
