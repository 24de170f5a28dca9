/**
 * Where the local cloud and a function inside its JVM meet: the only types that both sides share.
 * They speak of nothing but what the JDK has.
 */
@NullMarked
package org.dreamlms.infra.local.border;

import org.jspecify.annotations.NullMarked;
