/** Brings the schema of the LMS database up to date. */
@NullMarked
package org.dreamlms.functions.schemamigration;

import org.jspecify.annotations.NullMarked;
