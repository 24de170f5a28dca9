package org.dreamlms.lib.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route beside {@link RolesAllowed} that takes its token from {@code ?token=} too, because what
 * loads it can send no header: {@code <audio>}, {@code <video>}, {@code <img>} and downloads. An
 * {@code Authorization} header wins, whatever is in it.
 *
 * <p>A token in an address ends up in histories, so no other route takes one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TokenInQuery {}
