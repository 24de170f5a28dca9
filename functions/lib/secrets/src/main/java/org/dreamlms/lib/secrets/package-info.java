/** Secrets Manager: read while a function runs, never before a snapshot of it is taken. */
@NullMarked
package org.dreamlms.lib.secrets;

import org.jspecify.annotations.NullMarked;
