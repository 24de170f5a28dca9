/** Journeys over HTTP against the local cloud, as a front end makes them. */
@NullMarked
package org.dreamlms.infra.acceptance;

import org.jspecify.annotations.NullMarked;
