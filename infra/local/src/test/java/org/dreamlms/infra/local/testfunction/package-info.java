/** Functions of the tests: only their class files get into a function's folder. */
@NullMarked
package org.dreamlms.infra.local.testfunction;

import org.jspecify.annotations.NullMarked;
