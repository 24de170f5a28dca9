/** Who is calling, and what they may do. */
@NullMarked
package org.dreamlms.lib.access;

import org.jspecify.annotations.NullMarked;
