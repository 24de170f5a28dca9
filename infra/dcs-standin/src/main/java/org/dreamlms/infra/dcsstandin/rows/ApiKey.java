package org.dreamlms.infra.dcsstandin.rows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key; the key itself is shown once and not kept.
 *
 * @param keyHash SHA-256 in hexadecimal
 */
public record ApiKey(
    int id, String name, @Nullable String description, String keyHash, Instant createdAt)
    implements Row {}
