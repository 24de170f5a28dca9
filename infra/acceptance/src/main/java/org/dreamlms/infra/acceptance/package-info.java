/** Journeys over HTTP against infra/local; rules of the house. */
@NullMarked
package org.dreamlms.infra.acceptance;

import org.jspecify.annotations.NullMarked;
