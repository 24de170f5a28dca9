/** Each store is really used, and survives what a store must survive. */
@NullMarked
package org.dreamlms.infra.testkit;

import org.jspecify.annotations.NullMarked;
