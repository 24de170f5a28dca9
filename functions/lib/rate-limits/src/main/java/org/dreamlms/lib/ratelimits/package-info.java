/** How often something may happen, counted in DynamoDB for all environments together. */
@NullMarked
package org.dreamlms.lib.ratelimits;

import org.jspecify.annotations.NullMarked;
