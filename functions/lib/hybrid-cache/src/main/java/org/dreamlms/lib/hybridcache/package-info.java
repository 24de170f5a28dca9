/**
 * A cache of two tiers, near in this JVM and shared in DynamoDB, which an invalidation reaches
 * within one poll of every environment. Knows neither the LMS nor DCS.
 *
 * <p>How it works and why nothing stale passes: infra/docs/adr/0015-the-exact-cache.md.
 */
@NullMarked
package org.dreamlms.lib.hybridcache;

import org.jspecify.annotations.NullMarked;
