/** The only door between AWS events and Micronaut. */
@NullMarked
package org.dreamlms.lib.lambdahttp;

import org.jspecify.annotations.NullMarked;
