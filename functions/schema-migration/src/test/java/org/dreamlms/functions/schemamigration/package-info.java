/** Tests of bringing the schema up to date. */
@NullMarked
package org.dreamlms.functions.schemamigration;

import org.jspecify.annotations.NullMarked;
