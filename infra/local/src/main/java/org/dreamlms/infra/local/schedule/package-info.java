/** Schedule events of the template. */
@NullMarked
package org.dreamlms.infra.local.schedule;

import org.jspecify.annotations.NullMarked;
