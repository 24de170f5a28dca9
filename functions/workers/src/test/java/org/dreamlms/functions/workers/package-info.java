/** Tests of what nobody waits for. */
@NullMarked
package org.dreamlms.functions.workers;

import org.jspecify.annotations.NullMarked;
