/** Tests of logging in and of one's own account. */
@NullMarked
package org.dreamlms.functions.users;

import org.jspecify.annotations.NullMarked;
