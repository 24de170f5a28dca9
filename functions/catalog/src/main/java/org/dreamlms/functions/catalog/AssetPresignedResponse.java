package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/**
 * An address that anybody who has it may fetch a file from, for a while.
 *
 * @param url of the object store; a secret until it expires
 * @param expiresInSeconds counted from this answer, rounded down
 * @param contentType by the file's name; null where the name says nothing
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record AssetPresignedResponse(String url, long expiresInSeconds, @Nullable String contentType) {}
