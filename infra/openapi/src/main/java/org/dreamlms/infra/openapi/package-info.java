/** One OpenAPI document of what all functions answer, and the page that shows it. */
@NullMarked
package org.dreamlms.infra.openapi;

import org.jspecify.annotations.NullMarked;
