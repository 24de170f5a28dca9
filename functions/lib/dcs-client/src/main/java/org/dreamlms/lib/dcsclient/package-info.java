/** The only place with DCS URLs, DCS tokens and DCS quirks. */
@NullMarked
@Configuration
@Requires(property = WithoutDcs.PROPERTY, notEquals = WithoutDcs.YES)
package org.dreamlms.lib.dcsclient;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
