/** The door, tried with events as AWS makes them; the driver serves the tests of functions too. */
@NullMarked
package org.dreamlms.lib.lambdahttp;

import org.jspecify.annotations.NullMarked;
