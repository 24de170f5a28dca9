/** DCS in memory, and what every DCS has to hold. */
@NullMarked
package org.dreamlms.lib.dcsclient;

import org.jspecify.annotations.NullMarked;
