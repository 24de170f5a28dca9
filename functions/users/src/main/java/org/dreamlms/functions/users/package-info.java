/** Login, identities, roles. */
@NullMarked
package org.dreamlms.functions.users;

import org.jspecify.annotations.NullMarked;
