/** Connections that break on purpose. */
@NullMarked
package org.dreamlms.infra.dcsstandin.http;

import org.jspecify.annotations.NullMarked;
