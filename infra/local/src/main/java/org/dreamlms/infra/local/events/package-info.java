/** What functions are invoked with and what they answer, in the shapes of AWS. */
@NullMarked
package org.dreamlms.infra.local.events;

import org.jspecify.annotations.NullMarked;
