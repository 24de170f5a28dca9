@NullMarked
package org.dreamlms.lib.secrets;

import org.jspecify.annotations.NullMarked;
