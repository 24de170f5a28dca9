/** Signed messages to subscribers, sent the way DCS sends them. */
@NullMarked
package org.dreamlms.infra.dcsstandin.webhooks;

import org.jspecify.annotations.NullMarked;
