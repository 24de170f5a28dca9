/** The only place with DCS URLs, DCS tokens and DCS quirks. */
@NullMarked
package org.dreamlms.lib.dcsclient;

import org.jspecify.annotations.NullMarked;
