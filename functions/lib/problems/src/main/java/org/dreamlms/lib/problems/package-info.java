/** The only table from failure to HTTP: RFC 9457 problem documents. */
@NullMarked
package org.dreamlms.lib.problems;

import org.jspecify.annotations.NullMarked;
