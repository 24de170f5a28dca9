/** People who may log in. */
@NullMarked
package org.dreamlms.lib.lmsdatabase.users;

import org.jspecify.annotations.NullMarked;
