package org.dreamlms.lib.problems;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One wrong value of a request.
 *
 * @param pointer where: a JSON pointer into the body ({@code /name}), or {@code ?limit} for a query
 *     parameter
 * @param detail what is wrong with it, readable
 */
@Serdeable
public record InvalidValue(String pointer, String detail) {}
